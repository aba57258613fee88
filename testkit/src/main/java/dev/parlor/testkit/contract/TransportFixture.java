package dev.parlor.testkit.contract;

import dev.parlor.contact.Reach;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Rejection;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.Transport;
import java.time.Duration;
import java.util.Optional;

/**
 * A transport for one test of {@link TransportContract}, and the platform at its other end, which does as it is told. It takes
 * everything until it is told otherwise. Used from one thread, while attempts run on others.
 */
public interface TransportFixture extends AutoCloseable {
    /** The transport that is looked at; the same each time. */
    Transport transport();

    /** A business number from which it can send. */
    PlatformNumber number();

    /** A guest who may be written to now. */
    Reach guest();

    /** How many requests to send have come to the platform so far, whatever it made of them. */
    int requests();

    /** What the platform calls the message that it took with this token; empty if it took none. */
    Optional<PlatformId> idOf(AttemptToken token);

    /** Refuses the next send with an error of the platform, and says what the transport must make of that error. */
    Rejection refuseNext();

    /** Takes the next send, and its answer gets lost. */
    void loseNextAnswer();

    /** Answers the next send with something that nobody understands. */
    void garbleNextAnswer();

    /** Leaves the next send without an answer; those after it are answered. */
    void silenceNext();

    /** From now on no connection to the platform comes about. Called before anything is sent or asked. */
    void becomeUnreachable();

    /** Lets the deadline of open attempts pass; nothing, where it is real time and shorter than {@link #patience}. */
    void passDeadline();

    /** How long an attempt can take in real time, its deadline included: a test waits no longer for its end. */
    Duration patience();

    /** The platform's side of {@link Transport#mediaTransfer()}; empty exactly where the transport has none. */
    Optional<Files> files();

    /** The platform's side of {@link Transport#courtesies()}; empty exactly where the transport has none. */
    Optional<Signs> signs();

    /** The platform's side of {@link Transport#account}; empty exactly where the transport cannot tell. */
    Optional<Account> account();

    /** The platform's side of {@link Transport#templates}; empty exactly where the transport cannot tell. */
    Optional<Templates> templates();

    /** Ends the transport and the platform. */
    @Override
    void close();

    /** The files at the platform, JPEG pictures all of them. */
    interface Files {
        /** The file that was uploaded under this id, byte by byte; empty if there is none. */
        Optional<byte[]> uploaded(MediaId id);

        /** How many files were uploaded so far, whole or not. */
        int count();

        /** A guest sends this file to {@link TransportFixture#number()}; answers the id that the platform tells. */
        MediaId sentByGuest(byte[] bytes);

        /** An id that no file has, of the shape that the platform's ids have. */
        MediaId unknownFile();
    }

    /** The small signs at the platform. */
    interface Signs {
        /** A guest writes something; answers its id. */
        PlatformId written();

        /** Whether the guest was shown that this message was read. */
        boolean isShownRead(PlatformId message);

        /** An id that no message has; the platform refuses a sign on it, if that is the next one. */
        PlatformId unknownMessage();
    }

    /** How the platform sees {@link TransportFixture#number()}: it can send until it is blocked. */
    interface Account {
        /** From now on the number cannot send. Answers what the transport must tell of it, with a reason. */
        AccountView block();
    }

    /** The templates that can be sent from {@link TransportFixture#number()}; none at first. */
    interface Templates {
        /**
         * The platform has one more.
         *
         * @param parameterCount how many parameters its body takes
         * @param usable whether the platform would take a send of it
         * @return what the transport must tell of it
         */
        ListedTemplate add(String name, int parameterCount, boolean usable);
    }
}
