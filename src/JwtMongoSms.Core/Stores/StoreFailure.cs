namespace JwtMongoSms;

/// <summary>The kind of a store's failure.</summary>
public enum StoreFailure
{
    /// <summary>The store is out of reach or locked, or its disk is full. It may recover by itself.</summary>
    Unavailable,

    /// <summary>Stored data can't be read: damaged, or written by another program or a newer version.</summary>
    Unreadable,

    /// <summary>The store can be read, and not written.</summary>
    ReadOnly,
}
