namespace JwtMongoSms.Sqlite.Files;

/// <summary>Defines the tables. Moments are unix milliseconds.</summary>
internal static class Schema
{
    /// <summary>The value of <c>PRAGMA application_id</c> in our files: "JWMS".</summary>
    public const int ApplicationId = 0x4A574D53;

    // Keys are random or given, so a row number would be a second tree for each look-up.
    private const string Tables = """
        CREATE TABLE challenges (
            hash BLOB NOT NULL PRIMARY KEY,
            purpose INTEGER NOT NULL,
            user_id TEXT,
            phone_number TEXT NOT NULL,
            started_by_number INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            language TEXT,
            salt BLOB NOT NULL,
            key_id TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            purge_at INTEGER NOT NULL,
            last_sent_at INTEGER NOT NULL,
            sends INTEGER NOT NULL,
            refused INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL,
            consumed_at INTEGER,
            nonce TEXT,
            closed_at INTEGER,
            suppressed_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX challenges_by_purge ON challenges (purge_at);
        CREATE INDEX challenges_by_number ON challenges (phone_number, created_at) WHERE started_by_number = 1;

        CREATE TABLE users (
            id TEXT NOT NULL PRIMARY KEY,
            phone_number TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            phone_number_verified_at INTEGER NOT NULL,
            previous_sign_in_at INTEGER,
            fields TEXT CHECK (fields IS NULL OR (json_valid(fields) AND json_type(fields) = 'object'))
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX users_by_phone_number ON users (phone_number);

        CREATE TABLE sessions (
            id TEXT NOT NULL PRIMARY KEY,
            user_id TEXT NOT NULL,
            generation INTEGER NOT NULL,
            salt BLOB NOT NULL,
            key_id TEXT NOT NULL,
            device TEXT,
            created_at INTEGER NOT NULL,
            rotated_at INTEGER NOT NULL,
            idle_until INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            revoked_at INTEGER,
            over_at INTEGER NOT NULL AS (min(idle_until, ends_at, ifnull(revoked_at, ends_at))) VIRTUAL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessions_by_user ON sessions (user_id, created_at);
        CREATE INDEX sessions_by_end ON sessions (over_at);

        CREATE TABLE guess_budgets (
            limit_key TEXT NOT NULL PRIMARY KEY,
            streak INTEGER NOT NULL,
            day INTEGER NOT NULL,
            guesses INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX guess_budgets_by_day ON guess_budgets (day) WHERE streak = 0;
        CREATE INDEX guess_budgets_by_failure ON guess_budgets (day) WHERE streak > 0;
        """;

    private const string OnCreatedPending = "ALTER TABLE users ADD COLUMN on_created_pending INTEGER NOT NULL DEFAULT 0";

    // The moments of a number's sends and calls, newest first, as JSON arrays.
    private const string SendingLimits = """
        ALTER TABLE challenges ADD COLUMN sent_from TEXT;
        ALTER TABLE guess_budgets ADD COLUMN sends TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE guess_budgets ADD COLUMN calls TEXT NOT NULL DEFAULT '[]';

        CREATE TABLE limit_windows (
            limit_key TEXT NOT NULL,
            period INTEGER NOT NULL,
            number INTEGER NOT NULL,
            sent INTEGER NOT NULL,
            converted INTEGER NOT NULL,
            cost INTEGER NOT NULL,
            purge_at INTEGER NOT NULL,
            PRIMARY KEY (limit_key, period, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX limit_windows_by_purge ON limit_windows (purge_at);
        """;

    /// <summary>All steps, oldest first. Versions 1 to 5 were never released and are not read.</summary>
    public static IReadOnlyList<Migration> Migrations { get; }
        = [new(100, Tables), new(101, OnCreatedPending), new(102, SendingLimits)];
}

/// <summary>One step of the schema's history. A released step never changes; a later one is added.</summary>
/// <param name="Version">The value of <c>PRAGMA user_version</c> after it.</param>
/// <param name="Sql">The statements, run in one transaction with all other steps that the file needs.</param>
internal sealed record Migration(int Version, string Sql);
