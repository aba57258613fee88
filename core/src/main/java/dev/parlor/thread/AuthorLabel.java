package dev.parlor.thread;

import dev.parlor.directory.Directory;
import dev.parlor.directory.DisplayRule;
import dev.parlor.id.MemberId;
import dev.parlor.message.Content;
import dev.parlor.message.Message;

/** Whether the guest is shown who of several members writes (rule M6). */
public enum AuthorLabel {
    /** Never. */
    NONE(0),
    /** When two or more are in the thread, and another one than before writes. */
    WHEN_AUTHOR_CHANGES(64);

    private static final String END = ":\n";

    private final int longest;

    AuthorLabel(int longest) {
        this.longest = longest;
    }

    /** How much of each text is kept free for it, in UTF-16 units (M2); longer names are cut. */
    public int reserved() {
        return longest;
    }

    /** What goes out: the message's content, under its author's name where that is to be shown. */
    public Content on(Message message, MessageThread thread, Directory directory, DisplayRule names) {
        MemberId author = message.author();
        if (author == null || !isWanted(author, thread)) {
            return message.content();
        }
        return directory
                .member(author)
                .map(member -> message.content().labelled(label(names.forGuest(member.name()))))
                .orElse(message.content());
    }

    private boolean isWanted(MemberId author, MessageThread thread) {
        return this == WHEN_AUTHOR_CHANGES
                && thread.roster().participants().size() > 1
                && !author.equals(thread.lastAuthor());
    }

    private String label(String text) {
        int end = Math.min(text.length(), longest - END.length());
        boolean splitsCharacter = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splitsCharacter ? end - 1 : end) + END;
    }
}
