using MongoDB.Bson;

namespace TestSupport.Mongo.Commands;

/// <summary>MongoDB's errors, with its codes and names and, where somebody may look at them, its words.</summary>
internal static class Errors
{
    /// <summary>MongoDB can do this, and this server can't: loud, and remembered.</summary>
    public static CommandException Unsupported(string what)
        => new(238, "NotImplemented", $"MongoWireServer doesn't do this: {what}.") { IsRefusal = true };

    public static CommandException InternalError(Exception exception)
        => new(1, "InternalError", exception.ToString()) { IsRefusal = true };

    public static CommandException InvalidLength(string message) => new(16, "InvalidLength", message);

    public static CommandException InvalidIndexSpecificationOption(string message) => new(197, "InvalidIndexSpecificationOption", message);

    public static CommandException BadValue(string message) => new(2, "BadValue", message);

    public static CommandException FailedToParse(string message) => new(9, "FailedToParse", message);

    public static CommandException TypeMismatch(string message) => new(14, "TypeMismatch", message);

    public static CommandException NamespaceNotFound(string message) => new(26, "NamespaceNotFound", message);

    public static CommandException IndexNotFound(string name) => new(27, "IndexNotFound", $"index not found with name [{name}]");

    public static CommandException PathNotViable(string message) => new(28, "PathNotViable", message);

    public static CommandException ConflictingUpdateOperators(string path, string other)
        => new(40, "ConflictingUpdateOperators", $"Updating the path '{path}' would create a conflict at '{other}'");

    public static CommandException CursorNotFound(long id) => new(43, "CursorNotFound", $"cursor id {id} not found");

    public static CommandException DollarPrefixedFieldName(string message) => new(52, "DollarPrefixedFieldName", message);

    public static CommandException InvalidIdField(string message) => new(53, "InvalidIdField", message);

    public static CommandException NotSingleValueField(string message) => new(54, "NotSingleValueField", message);

    public static CommandException EmptyFieldName(string message) => new(56, "EmptyFieldName", message);

    public static CommandException NoSuchCommand(string name) => new(59, "CommandNotFound", $"no such command: '{name}'") { IsRefusal = true };

    public static CommandException ImmutableField(string message) => new(66, "ImmutableField", message);

    public static CommandException CannotCreateIndex(string message) => new(67, "CannotCreateIndex", message);

    public static CommandException InvalidOptions(string message) => new(72, "InvalidOptions", message);

    public static CommandException InvalidNamespace(string name) => new(73, "InvalidNamespace", $"Invalid namespace specified '{name}'");

    public static CommandException IndexOptionsConflict(string message) => new(85, "IndexOptionsConflict", message);

    public static CommandException IndexKeySpecsConflict(string message) => new(86, "IndexKeySpecsConflict", message);

    public static CommandException CannotIndexParallelArrays(string message) => new(171, "CannotIndexParallelArrays", message);

    public static CommandException TransactionTooOld(string message) => new(225, "TransactionTooOld", message);

    public static CommandException DocumentTooLarge(long size)
        => new(10334, "BSONObjectTooLarge", $"BSONObj size: {size} is invalid. Size must be between 0 and 16777216(16MB)");

    public static CommandException DuplicateKey(string collection, string index, BsonDocument keyPattern, BsonDocument keyValue)
        => new(
            11000,
            "DuplicateKey",
            $"E11000 duplicate key error collection: {collection} index: {index} dup key: {Shell.Print(keyValue)}",
            new BsonDocument { { "keyPattern", keyPattern }, { "keyValue", keyValue } });

    public static CommandException MissingField(string field, string where)
        => new(40414, "Location40414", $"BSON field '{where}.{field}' is missing but a required field");

    public static CommandException WrongType(string field, BsonValue value)
        => TypeMismatch($"BSON field '{field}' is the wrong type '{Shell.TypeName(value)}'");

    public static CommandException MixedProjection(int code, string message) => new(code, $"Location{code}", message);
}
