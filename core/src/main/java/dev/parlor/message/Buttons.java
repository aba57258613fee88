package dev.parlor.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question with one to three buttons; the guest's tap comes back as a {@link ButtonReply}.
 *
 * @param body what is asked
 */
public record Buttons(String body, List<Button> buttons) implements Content {
    private static final int MOST = 3;
    private static final int LONGEST_LABEL = 20;
    private static final int LONGEST_PAYLOAD = 256;

    /**
     * One button.
     *
     * @param payload what the tap brings back
     * @param label what the guest sees
     */
    public record Button(String payload, String label) {
        /** Needs both. */
        public Button {
            Objects.requireNonNull(payload, "payload");
            Objects.requireNonNull(label, "label");
        }

        @Override
        public String toString() {
            return "Button(" + label.length() + ")";
        }
    }

    /** Copies the list. */
    public Buttons {
        Objects.requireNonNull(body, "body");
        buttons = List.copyOf(buttons);
    }

    @Override
    public String shown() {
        return body;
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Stream.of(
                        Limits.text(body, Limits.LONGEST_CAPTION - reserved).stream(),
                        Limits.count(buttons.size(), MOST).stream(),
                        buttons.stream().flatMap(button -> Limits.text(button.label(), LONGEST_LABEL).stream()),
                        buttons.stream().flatMap(button -> Limits.text(button.payload(), LONGEST_PAYLOAD).stream()),
                        Limits.distinct(buttons.stream().map(Button::label).toList()).stream(),
                        Limits.distinct(buttons.stream().map(Button::payload).toList()).stream())
                .flatMap(breaches -> breaches)
                .findFirst();
    }

    @Override
    public Buttons labelled(String label) {
        return new Buttons(label + body, buttons);
    }

    @Override
    public String toString() {
        return "Buttons(" + body.length() + ", " + buttons.size() + ")";
    }
}
