namespace TestSupport.Mongo.Values;

/// <summary>MongoDB's error codes, under the names that it sends with them.</summary>
internal enum ErrorCode
{
    InternalError = 1,
    BadValue = 2,
    TypeMismatch = 14,
    NamespaceNotFound = 26,
    PathNotViable = 28,
    ConflictingUpdateOperators = 40,
    CursorNotFound = 43,
    ImmutableField = 66,
    IndexOptionsConflict = 85,
    IndexKeySpecsConflict = 86,
    TransactionTooOld = 225,
    NotImplemented = 238,
    DuplicateKey = 11000,
}
