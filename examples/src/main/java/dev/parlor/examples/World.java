package dev.parlor.examples;

import dev.parlor.testkit.platform.ScreenLine;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** The simulated platform with the guest's phone on it: in this process, or in one of its own that outlives this one. */
interface World extends AutoCloseable {
    /** Where the platform listens. */
    URI baseUrl();

    /** Sends webhooks there from now on. */
    void subscribe(URI webhook) throws IOException, InterruptedException;

    /** The platform's time is not before this one from now on. */
    void catchUp(Instant now) throws IOException, InterruptedException;

    /** What the guest's phone shows. */
    List<ScreenLine> screen() throws IOException, InterruptedException;

    /** The guest taps this button. */
    void tap(String label) throws IOException, InterruptedException;

    /** The guest writes this. */
    void say(String text) throws IOException, InterruptedException;

    /** The guest opens the chat. */
    void read() throws IOException, InterruptedException;

    /** Waits until the host has acknowledged all that the platform told it. */
    void awaitQuiet() throws IOException, InterruptedException;

    /** What the platform was asked for, one line each. */
    List<String> record() throws IOException, InterruptedException;

    /** What it should not have been asked for. */
    List<String> violations() throws IOException, InterruptedException;

    @Override
    void close();
}
