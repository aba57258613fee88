package dev.parlor.flow;

/** What a claim decided to do with the platform: begun once the claim is committed, and settled by a unit of its own. */
sealed interface Exchange permits Arming.Armed, Uploading.ToUpload, Fetching.ToFetch {}
