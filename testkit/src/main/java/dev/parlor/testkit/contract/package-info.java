/**
 * What a store, or a store of files, must do: suites for their authors to subclass. They come with JUnit and AssertJ, and
 * belong on the test path only.
 */
@NullMarked
package dev.parlor.testkit.contract;

import org.jspecify.annotations.NullMarked;
