namespace JwtMongoSms;

/// <summary>The kind of a user's <c>_id</c> in MongoDB. In tokens and responses it is text.</summary>
public enum UserIdFormat
{
    /// <summary>An ObjectId; 24 hex digits as text.</summary>
    ObjectId,

    /// <summary>A string, as it is. New ones are 24 hex digits.</summary>
    String,

    /// <summary>A UUID: binary of subtype 4. New ones are of version 7, which sort by time.</summary>
    Guid,

    /// <summary>
    /// A GUID as MongoDB's .NET driver wrote it before version 3: binary of subtype 3, in C#'s order of bytes. New ones are written so too.
    /// </summary>
    CSharpLegacyGuid,
}
