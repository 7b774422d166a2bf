namespace JwtMongoSms;

/// <summary>Why a store could not answer.</summary>
public enum StoreFailure
{
    /// <summary>Out of reach, locked, or the disk is full. It may work again by itself.</summary>
    Unavailable,

    /// <summary>What is stored can't be read: damaged, made by something else, or by a newer version.</summary>
    Unreadable,

    /// <summary>The store may be read and not written.</summary>
    ReadOnly,
}
