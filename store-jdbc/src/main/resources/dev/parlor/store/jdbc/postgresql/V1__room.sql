-- Everything that Parlor keeps. A row is its key, the columns that a query, an index or a constraint
-- needs, and the rest of the record as JSON in "body".
--
-- Every primary and unique key starts with the organization and, where the row belongs to a chat, goes on with the chat
-- (guest, number). What must be unique across chats has a small table of its own. Tables without an organization hold nothing
-- of anybody's: the clock and the hosts.

-- Which scripts were applied, by whatever tool: each ends by naming itself. Column works_with is the oldest schema for which a
-- host may have been built that goes on beside this one. The checksum is there if Parlor itself applied the script.

CREATE TABLE parlor_schema_history (
    version integer NOT NULL PRIMARY KEY,
    works_with integer NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    checksum text
);

CREATE TABLE parlor_clock (
    only_row boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    ahead_micros bigint NOT NULL DEFAULT 0
);
INSERT INTO parlor_clock DEFAULT VALUES;

CREATE TABLE parlor_host (
    host text COLLATE "C" NOT NULL PRIMARY KEY,
    lease_until timestamptz NOT NULL
);

-- Which units were committed, so that a commit whose answer was lost can be looked up.
CREATE TABLE parlor_operation (
    organization text COLLATE "C" NOT NULL,
    operation uuid NOT NULL,
    transaction uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (organization, operation, transaction)
);
CREATE INDEX parlor_operation_at ON parlor_operation (at);

-- The directory. The row of an organization is also what a unit without a chat locks; without a body it is only that.

CREATE TABLE parlor_organization (
    organization text COLLATE "C" NOT NULL PRIMARY KEY,
    body text
);

CREATE TABLE parlor_sub_organization (
    organization text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (organization, id)
);

CREATE TABLE parlor_number (
    organization text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (organization, number)
);

CREATE TABLE parlor_pause (
    organization text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL,
    probe_at timestamptz NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (organization, number)
);

CREATE TABLE parlor_template (
    organization text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    language_tag text COLLATE "C" NOT NULL,
    body text,
    standing text,
    PRIMARY KEY (organization, number, name, language_tag)
);

CREATE TABLE parlor_member (
    organization text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    folded_name text COLLATE "C" NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (organization, id)
);

-- Guests and address books.

CREATE TABLE parlor_guest (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    folded_name text COLLATE "C",
    body text NOT NULL,
    PRIMARY KEY (organization, guest)
);

CREATE TABLE parlor_address (
    organization text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    address text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    PRIMARY KEY (organization, kind, address)
);
CREATE INDEX parlor_address_of_guest ON parlor_address (organization, guest);

-- Former guests, and who they are now.
CREATE TABLE parlor_link (
    organization text COLLATE "C" NOT NULL,
    former uuid NOT NULL,
    guest uuid NOT NULL,
    PRIMARY KEY (organization, former)
);
CREATE INDEX parlor_link_to ON parlor_link (organization, guest);

CREATE TABLE parlor_contact (
    organization text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    guest uuid NOT NULL,
    owner text COLLATE "C" NOT NULL,
    folded_name text COLLATE "C" NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (organization, id)
);
CREATE INDEX parlor_contact_of_guest ON parlor_contact (organization, guest);
CREATE INDEX parlor_contact_of_owner ON parlor_contact (organization, owner, guest);

-- Chats. The row of a chat is what a unit locks, and when and by whom it is looked at next; without a body nothing was ever
-- written about the chat.

CREATE TABLE parlor_chat (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    wake_line timestamptz,
    wake_timer timestamptz,
    due_at timestamptz,
    lease_until timestamptz,
    lease_by text COLLATE "C",
    body text,
    PRIMARY KEY (organization, guest, number)
);
CREATE INDEX parlor_chat_due ON parlor_chat (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE parlor_thread (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    started_at timestamptz NOT NULL,
    last_activity_at timestamptz NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (organization, guest, number, id)
);
CREATE INDEX parlor_thread_by_id ON parlor_thread (organization, id);

-- The roster and the read marks of a thread once more, for the queries that look into them.

CREATE TABLE parlor_stay (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    thread uuid NOT NULL,
    place integer NOT NULL,
    member text COLLATE "C" NOT NULL,
    reads_from bigint NOT NULL,
    reads_to bigint,
    last_out boolean NOT NULL,
    PRIMARY KEY (organization, guest, number, thread, place)
);
CREATE INDEX parlor_stay_of_member ON parlor_stay (organization, member, thread);
CREATE INDEX parlor_stay_in_thread ON parlor_stay (organization, thread, member);

CREATE TABLE parlor_read_mark (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    thread uuid NOT NULL,
    member text COLLATE "C" NOT NULL,
    up_to bigint NOT NULL,
    PRIMARY KEY (organization, guest, number, thread, member)
);

CREATE TABLE parlor_consent (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    seal_sequence bigint,
    body text NOT NULL,
    PRIMARY KEY (organization, guest, number, id)
);

CREATE TABLE parlor_message (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    thread uuid NOT NULL,
    position bigint NOT NULL,
    taken_at timestamptz NOT NULL,
    author text COLLATE "C",
    is_members boolean NOT NULL,
    is_notice boolean NOT NULL,
    is_unsettled boolean NOT NULL,
    held_by text COLLATE "C",
    caller_key text COLLATE "C",
    attempt_in_doubt text COLLATE "C",
    media_key text COLLATE "C",
    body text NOT NULL,
    PRIMARY KEY (organization, guest, number, id),
    UNIQUE (organization, guest, number, caller_key, thread)
);
CREATE INDEX parlor_message_by_id ON parlor_message (organization, id);
CREATE INDEX parlor_message_in_thread ON parlor_message (organization, thread, taken_at, position);
CREATE INDEX parlor_message_at_position ON parlor_message (organization, thread, position);
CREATE INDEX parlor_message_unsettled ON parlor_message (organization, guest, number) WHERE is_unsettled;
CREATE INDEX parlor_message_held ON parlor_message (organization) WHERE held_by IS NOT NULL;
CREATE INDEX parlor_message_media ON parlor_message (organization, media_key) WHERE media_key IS NOT NULL;

-- Ours by the platform's name. Without a message: a report on it came before anybody knew of it.
CREATE TABLE parlor_sent_as (
    organization text COLLATE "C" NOT NULL,
    platform_id text COLLATE "C" NOT NULL,
    message uuid,
    PRIMARY KEY (organization, platform_id)
);
CREATE INDEX parlor_sent_as_of_message ON parlor_sent_as (organization, message);

CREATE TABLE parlor_parked (
    organization text COLLATE "C" NOT NULL,
    platform_id text COLLATE "C" NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    body text NOT NULL,
    PRIMARY KEY (organization, platform_id, id)
);

CREATE TABLE parlor_guest_message (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    thread uuid NOT NULL,
    position bigint NOT NULL,
    at timestamptz NOT NULL,
    is_to_read boolean NOT NULL,
    is_to_fetch boolean NOT NULL,
    media_key text COLLATE "C",
    body text NOT NULL,
    PRIMARY KEY (organization, guest, number, id)
);
CREATE INDEX parlor_guest_message_by_id ON parlor_guest_message (organization, id);
CREATE INDEX parlor_guest_message_in_thread ON parlor_guest_message (organization, thread, at, position);
CREATE INDEX parlor_guest_message_at_position ON parlor_guest_message (organization, thread, position) WHERE is_to_read;
CREATE INDEX parlor_guest_message_to_fetch ON parlor_guest_message (organization, guest, number) WHERE is_to_fetch;
CREATE INDEX parlor_guest_message_media ON parlor_guest_message (organization, media_key) WHERE media_key IS NOT NULL;

-- The guests' by the platform's name, which each has once.
CREATE TABLE parlor_received_as (
    organization text COLLATE "C" NOT NULL,
    platform_id text COLLATE "C" NOT NULL,
    message uuid NOT NULL,
    PRIMARY KEY (organization, platform_id)
);
CREATE INDEX parlor_received_as_of_message ON parlor_received_as (organization, message);

CREATE TABLE parlor_notice (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    thread uuid NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    position bigint NOT NULL,
    at timestamptz NOT NULL,
    guest_copy uuid,
    body text NOT NULL,
    PRIMARY KEY (organization, guest, number, thread, id)
);
CREATE INDEX parlor_notice_in_thread ON parlor_notice (organization, thread, at, position);

CREATE TABLE parlor_attempt (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    token text COLLATE "C" NOT NULL,
    message uuid NOT NULL,
    armed_at timestamptz NOT NULL,
    is_open boolean NOT NULL,
    is_echoed boolean NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (organization, guest, number, token)
);
CREATE INDEX parlor_attempt_by_token ON parlor_attempt (organization, token);
CREATE INDEX parlor_attempt_open ON parlor_attempt (organization, guest, number) WHERE is_open;
CREATE INDEX parlor_attempt_echoed ON parlor_attempt (organization, number, armed_at) WHERE is_echoed;

-- What could not be applied, what hosts committed and nobody took in yet, and what an erasure left.

CREATE TABLE parlor_quarantine (
    organization text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    place bigint GENERATED ALWAYS AS IDENTITY,
    reports_on text COLLATE "C",
    body text NOT NULL,
    PRIMARY KEY (organization, id)
);
CREATE INDEX parlor_quarantine_in_order ON parlor_quarantine (organization, place);
CREATE INDEX parlor_quarantine_reports ON parlor_quarantine (organization, reports_on) WHERE reports_on IS NOT NULL;

-- The names of what came in and left no row of its own.
CREATE TABLE parlor_seen (
    organization text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (organization, id)
);
CREATE INDEX parlor_seen_at ON parlor_seen (organization, at);

CREATE TABLE parlor_intake (
    organization text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    thread uuid NOT NULL,
    place bigint GENERATED ALWAYS AS IDENTITY,
    caller_key text COLLATE "C",
    body text NOT NULL,
    PRIMARY KEY (organization, id),
    UNIQUE (organization, thread, caller_key)
);
CREATE INDEX parlor_intake_in_order ON parlor_intake (place);

CREATE TABLE parlor_erased (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (organization, guest)
);

CREATE TABLE parlor_erased_address (
    organization text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    PRIMARY KEY (organization, hash, guest)
);

-- On a thread, or on the guest as a whole under the thread with all zeros.
CREATE TABLE parlor_hold (
    organization text COLLATE "C" NOT NULL,
    guest uuid NOT NULL,
    thread uuid NOT NULL,
    since timestamptz NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (organization, guest, thread)
);

-- The feed. An event is written without a position, in the transaction of its unit; whoever reads gives positions to those
-- that are committed, under the lock of the row in parlor_feed. So no reader passes one that is still to come.

CREATE TABLE parlor_feed (
    organization text COLLATE "C" NOT NULL PRIMARY KEY,
    last_position bigint NOT NULL DEFAULT 0
);

CREATE TABLE parlor_event (
    organization text COLLATE "C" NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    position bigint,
    at timestamptz NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (organization, id),
    UNIQUE (organization, position)
);
CREATE INDEX parlor_event_new ON parlor_event (organization, id) WHERE position IS NULL;

CREATE TABLE parlor_feed_place (
    organization text COLLATE "C" NOT NULL,
    listener text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    failures integer NOT NULL,
    not_before timestamptz NOT NULL,
    fence bigint NOT NULL,
    last_claim bigint NOT NULL,
    lease_until timestamptz,
    PRIMARY KEY (organization, listener)
);

-- Files (M3). The name of a file begins with its time, so that its key is the order of age. Column parts is how many it has
-- once all of them are there, and empty before. Column key_name is the key of the cipher, empty where the host brought none.

CREATE TABLE parlor_file (
    organization text COLLATE "C" NOT NULL,
    file uuid NOT NULL,
    key_name text,
    parts integer,
    PRIMARY KEY (organization, file)
);

CREATE TABLE parlor_file_part (
    organization text COLLATE "C" NOT NULL,
    file uuid NOT NULL,
    part integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (organization, file, part),
    FOREIGN KEY (organization, file) REFERENCES parlor_file (organization, file) ON DELETE CASCADE
);
-- Pictures and films are compressed already.
ALTER TABLE parlor_file_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

INSERT INTO parlor_schema_history (version, works_with) VALUES (1, 1);
