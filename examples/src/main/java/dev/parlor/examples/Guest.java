package dev.parlor.examples;

/** The guest's hand: a script in the simulator, or a person with a phone who is told what to do. */
interface Guest {
    /** Taps this button of the request. */
    void taps(String label);

    /** Opens the chat; false if nobody can promise that the phone will tell. */
    boolean reads();

    /** Writes a text. */
    void writes(String text);
}
