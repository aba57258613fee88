-- Everything that Parlor keeps. A row is its key, the columns that a query, an index or a constraint
-- needs, and the rest of the record as JSON in "body".
--
-- Every primary and unique key starts with the organization and, where the row belongs to a chat, goes on with the chat
-- (guest, number). What must be unique across chats has a small table of its own. Tables without an organization hold nothing
-- of anybody's: the clock and the hosts.
--
-- H2 commits each statement that changes the schema, so that a process may end in the middle of a script. Every script can
-- therefore be run again on what it left.

-- Which scripts were applied, by whatever tool: each ends by naming itself. Column works_with is the oldest schema for which a
-- host may have been built that goes on beside this one. The checksum is there if Parlor itself applied the script.

CREATE TABLE IF NOT EXISTS parlor_schema_history (
    version integer NOT NULL PRIMARY KEY,
    works_with integer NOT NULL,
    applied_at timestamp(6) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    checksum varchar
);

CREATE TABLE IF NOT EXISTS parlor_clock (
    only_row boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    ahead_micros bigint NOT NULL DEFAULT 0
);
INSERT INTO parlor_clock (ahead_micros) SELECT 0 WHERE NOT EXISTS (SELECT * FROM parlor_clock);

CREATE TABLE IF NOT EXISTS parlor_host (
    host varchar NOT NULL PRIMARY KEY,
    lease_until timestamp(6) with time zone NOT NULL
);

-- Which units were committed, so that a commit whose answer was lost can be looked up.
CREATE TABLE IF NOT EXISTS parlor_operation (
    organization varchar NOT NULL,
    operation uuid NOT NULL,
    transaction uuid NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    PRIMARY KEY (organization, operation, transaction)
);
CREATE INDEX IF NOT EXISTS parlor_operation_at ON parlor_operation (at);

-- The directory. The row of an organization is also what a unit without a chat locks; without a body it is only that.

CREATE TABLE IF NOT EXISTS parlor_organization (
    organization varchar NOT NULL PRIMARY KEY,
    body character large object
);

CREATE TABLE IF NOT EXISTS parlor_sub_organization (
    organization varchar NOT NULL,
    id varchar NOT NULL,
    body character large object NOT NULL,
    PRIMARY KEY (organization, id)
);

CREATE TABLE IF NOT EXISTS parlor_number (
    organization varchar NOT NULL,
    number varchar NOT NULL,
    body character large object NOT NULL,
    PRIMARY KEY (organization, number)
);

CREATE TABLE IF NOT EXISTS parlor_pause (
    organization varchar NOT NULL,
    number varchar NOT NULL,
    probe_at timestamp(6) with time zone NOT NULL,
    body character large object NOT NULL,
    PRIMARY KEY (organization, number)
);

CREATE TABLE IF NOT EXISTS parlor_template (
    organization varchar NOT NULL,
    number varchar NOT NULL,
    name varchar NOT NULL,
    language_tag varchar NOT NULL,
    body character large object,
    standing character large object,
    PRIMARY KEY (organization, number, name, language_tag)
);

CREATE TABLE IF NOT EXISTS parlor_member (
    organization varchar NOT NULL,
    id varchar NOT NULL,
    folded_name varchar NOT NULL,
    body character large object NOT NULL,
    PRIMARY KEY (organization, id)
);

-- Guests and address books.

CREATE TABLE IF NOT EXISTS parlor_guest (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    folded_name varchar,
    body character large object NOT NULL,
    PRIMARY KEY (organization, guest)
);

CREATE TABLE IF NOT EXISTS parlor_address (
    organization varchar NOT NULL,
    kind varchar NOT NULL,
    address varchar NOT NULL,
    guest uuid NOT NULL,
    PRIMARY KEY (organization, kind, address)
);
CREATE INDEX IF NOT EXISTS parlor_address_of_guest ON parlor_address (organization, guest);

-- Former guests, and who they are now.
CREATE TABLE IF NOT EXISTS parlor_link (
    organization varchar NOT NULL,
    former uuid NOT NULL,
    guest uuid NOT NULL,
    PRIMARY KEY (organization, former)
);
CREATE INDEX IF NOT EXISTS parlor_link_to ON parlor_link (organization, guest);

CREATE TABLE IF NOT EXISTS parlor_contact (
    organization varchar NOT NULL,
    id uuid NOT NULL,
    guest uuid NOT NULL,
    owner varchar NOT NULL,
    folded_name varchar NOT NULL,
    body character large object NOT NULL,
    PRIMARY KEY (organization, id)
);
CREATE INDEX IF NOT EXISTS parlor_contact_of_guest ON parlor_contact (organization, guest);
CREATE INDEX IF NOT EXISTS parlor_contact_of_owner ON parlor_contact (organization, owner, guest);

-- Chats. The row of a chat is what a unit locks, and when and by whom it is looked at next; without a body nothing was ever
-- written about the chat.

CREATE TABLE IF NOT EXISTS parlor_chat (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    number varchar NOT NULL,
    wake_line timestamp(6) with time zone,
    wake_timer timestamp(6) with time zone,
    due_at timestamp(6) with time zone,
    lease_until timestamp(6) with time zone,
    lease_by varchar,
    body character large object,
    PRIMARY KEY (organization, guest, number)
);
CREATE INDEX IF NOT EXISTS parlor_chat_due ON parlor_chat (due_at);

CREATE TABLE IF NOT EXISTS parlor_thread (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    number varchar NOT NULL,
    id uuid NOT NULL,
    started_at timestamp(6) with time zone NOT NULL,
    last_activity_at timestamp(6) with time zone NOT NULL,
    body character large object NOT NULL,
    PRIMARY KEY (organization, guest, number, id)
);
CREATE INDEX IF NOT EXISTS parlor_thread_by_id ON parlor_thread (organization, id);

-- The roster and the read marks of a thread once more, for the queries that look into them.

CREATE TABLE IF NOT EXISTS parlor_stay (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    number varchar NOT NULL,
    thread uuid NOT NULL,
    place integer NOT NULL,
    member varchar NOT NULL,
    reads_from bigint NOT NULL,
    reads_to bigint,
    last_out boolean NOT NULL,
    PRIMARY KEY (organization, guest, number, thread, place)
);
CREATE INDEX IF NOT EXISTS parlor_stay_of_member ON parlor_stay (organization, member, thread);
CREATE INDEX IF NOT EXISTS parlor_stay_in_thread ON parlor_stay (organization, thread, member);

CREATE TABLE IF NOT EXISTS parlor_read_mark (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    number varchar NOT NULL,
    thread uuid NOT NULL,
    member varchar NOT NULL,
    up_to bigint NOT NULL,
    PRIMARY KEY (organization, guest, number, thread, member)
);

CREATE TABLE IF NOT EXISTS parlor_consent (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    number varchar NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    seal_sequence bigint,
    body character large object NOT NULL,
    PRIMARY KEY (organization, guest, number, id)
);

CREATE TABLE IF NOT EXISTS parlor_message (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    number varchar NOT NULL,
    id uuid NOT NULL,
    thread uuid NOT NULL,
    position bigint NOT NULL,
    taken_at timestamp(6) with time zone NOT NULL,
    author varchar,
    is_members boolean NOT NULL,
    is_notice boolean NOT NULL,
    is_unsettled boolean NOT NULL,
    held_by varchar,
    caller_key varchar,
    attempt_in_doubt varchar,
    media_key varchar,
    body character large object NOT NULL,
    PRIMARY KEY (organization, guest, number, id),
    UNIQUE (organization, guest, number, caller_key, thread)
);
CREATE INDEX IF NOT EXISTS parlor_message_by_id ON parlor_message (organization, id);
CREATE INDEX IF NOT EXISTS parlor_message_in_thread ON parlor_message (organization, thread, taken_at, position);
CREATE INDEX IF NOT EXISTS parlor_message_at_position ON parlor_message (organization, thread, position);
CREATE INDEX IF NOT EXISTS parlor_message_unsettled ON parlor_message (organization, guest, number, is_unsettled);
CREATE INDEX IF NOT EXISTS parlor_message_held ON parlor_message (organization, held_by);
CREATE INDEX IF NOT EXISTS parlor_message_media ON parlor_message (organization, media_key);

-- Ours by the platform's name. Without a message: a report on it came before anybody knew of it.
CREATE TABLE IF NOT EXISTS parlor_sent_as (
    organization varchar NOT NULL,
    platform_id varchar NOT NULL,
    message uuid,
    PRIMARY KEY (organization, platform_id)
);
CREATE INDEX IF NOT EXISTS parlor_sent_as_of_message ON parlor_sent_as (organization, message);

CREATE TABLE IF NOT EXISTS parlor_parked (
    organization varchar NOT NULL,
    platform_id varchar NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    body character large object NOT NULL,
    PRIMARY KEY (organization, platform_id, id)
);

CREATE TABLE IF NOT EXISTS parlor_guest_message (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    number varchar NOT NULL,
    id uuid NOT NULL,
    thread uuid NOT NULL,
    position bigint NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    is_to_read boolean NOT NULL,
    is_to_fetch boolean NOT NULL,
    media_key varchar,
    body character large object NOT NULL,
    PRIMARY KEY (organization, guest, number, id)
);
CREATE INDEX IF NOT EXISTS parlor_guest_message_by_id ON parlor_guest_message (organization, id);
CREATE INDEX IF NOT EXISTS parlor_guest_message_in_thread ON parlor_guest_message (organization, thread, at, position);
CREATE INDEX IF NOT EXISTS parlor_guest_message_at_position ON parlor_guest_message (organization, thread, is_to_read, position);
CREATE INDEX IF NOT EXISTS parlor_guest_message_to_fetch ON parlor_guest_message (organization, guest, number, is_to_fetch);
CREATE INDEX IF NOT EXISTS parlor_guest_message_media ON parlor_guest_message (organization, media_key);

-- The guests' by the platform's name, which each has once.
CREATE TABLE IF NOT EXISTS parlor_received_as (
    organization varchar NOT NULL,
    platform_id varchar NOT NULL,
    message uuid NOT NULL,
    PRIMARY KEY (organization, platform_id)
);
CREATE INDEX IF NOT EXISTS parlor_received_as_of_message ON parlor_received_as (organization, message);

CREATE TABLE IF NOT EXISTS parlor_notice (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    number varchar NOT NULL,
    thread uuid NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    position bigint NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    guest_copy uuid,
    body character large object NOT NULL,
    PRIMARY KEY (organization, guest, number, thread, id)
);
CREATE INDEX IF NOT EXISTS parlor_notice_in_thread ON parlor_notice (organization, thread, at, position);

CREATE TABLE IF NOT EXISTS parlor_attempt (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    number varchar NOT NULL,
    token varchar NOT NULL,
    message uuid NOT NULL,
    armed_at timestamp(6) with time zone NOT NULL,
    is_open boolean NOT NULL,
    is_echoed boolean NOT NULL,
    body character large object NOT NULL,
    PRIMARY KEY (organization, guest, number, token)
);
CREATE INDEX IF NOT EXISTS parlor_attempt_by_token ON parlor_attempt (organization, token);
CREATE INDEX IF NOT EXISTS parlor_attempt_open ON parlor_attempt (organization, guest, number, is_open);
CREATE INDEX IF NOT EXISTS parlor_attempt_echoed ON parlor_attempt (organization, number, is_echoed, armed_at);

-- What could not be applied, what hosts committed and nobody took in yet, and what an erasure left.

CREATE TABLE IF NOT EXISTS parlor_quarantine (
    organization varchar NOT NULL,
    id uuid NOT NULL,
    place bigint GENERATED ALWAYS AS IDENTITY,
    reports_on varchar,
    body character large object NOT NULL,
    PRIMARY KEY (organization, id)
);
CREATE INDEX IF NOT EXISTS parlor_quarantine_in_order ON parlor_quarantine (organization, place);
CREATE INDEX IF NOT EXISTS parlor_quarantine_reports ON parlor_quarantine (organization, reports_on);

-- The names of what came in and left no row of its own.
CREATE TABLE IF NOT EXISTS parlor_seen (
    organization varchar NOT NULL,
    id uuid NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    PRIMARY KEY (organization, id)
);
CREATE INDEX IF NOT EXISTS parlor_seen_at ON parlor_seen (organization, at);

CREATE TABLE IF NOT EXISTS parlor_intake (
    organization varchar NOT NULL,
    id uuid NOT NULL,
    thread uuid NOT NULL,
    place bigint GENERATED ALWAYS AS IDENTITY,
    caller_key varchar,
    body character large object NOT NULL,
    PRIMARY KEY (organization, id),
    UNIQUE (organization, thread, caller_key)
);
CREATE INDEX IF NOT EXISTS parlor_intake_in_order ON parlor_intake (place);

CREATE TABLE IF NOT EXISTS parlor_erased (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    body character large object NOT NULL,
    PRIMARY KEY (organization, guest)
);

CREATE TABLE IF NOT EXISTS parlor_erased_address (
    organization varchar NOT NULL,
    hash varchar NOT NULL,
    guest uuid NOT NULL,
    PRIMARY KEY (organization, hash, guest)
);

-- On a thread, or on the guest as a whole under the thread with all zeros.
CREATE TABLE IF NOT EXISTS parlor_hold (
    organization varchar NOT NULL,
    guest uuid NOT NULL,
    thread uuid NOT NULL,
    since timestamp(6) with time zone NOT NULL,
    body character large object NOT NULL,
    PRIMARY KEY (organization, guest, thread)
);

-- The feed. An event is written without a position, in the transaction of its unit; whoever reads gives positions to those
-- that are committed, under the lock of the row in parlor_feed. So no reader passes one that is still to come.

CREATE TABLE IF NOT EXISTS parlor_feed (
    organization varchar NOT NULL PRIMARY KEY,
    last_position bigint NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS parlor_event (
    organization varchar NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    position bigint,
    at timestamp(6) with time zone NOT NULL,
    body character large object NOT NULL,
    PRIMARY KEY (organization, id),
    UNIQUE (organization, position)
);

CREATE TABLE IF NOT EXISTS parlor_feed_place (
    organization varchar NOT NULL,
    listener varchar NOT NULL,
    position bigint NOT NULL,
    failures integer NOT NULL,
    not_before timestamp(6) with time zone NOT NULL,
    fence bigint NOT NULL,
    last_claim bigint NOT NULL,
    lease_until timestamp(6) with time zone,
    PRIMARY KEY (organization, listener)
);

-- Files (M3). The name of a file begins with its time, so that its key is the order of age. Column parts is how many it has
-- once all of them are there, and empty before. Column key_name is the key of the cipher, empty where the host brought none.

CREATE TABLE IF NOT EXISTS parlor_file (
    organization varchar NOT NULL,
    file uuid NOT NULL,
    key_name varchar,
    parts integer,
    PRIMARY KEY (organization, file)
);

CREATE TABLE IF NOT EXISTS parlor_file_part (
    organization varchar NOT NULL,
    file uuid NOT NULL,
    part integer NOT NULL,
    bytes varbinary(1000000) NOT NULL,
    PRIMARY KEY (organization, file, part),
    FOREIGN KEY (organization, file) REFERENCES parlor_file (organization, file) ON DELETE CASCADE
);

INSERT INTO parlor_schema_history (version, works_with) VALUES (1, 1);
