using MongoDB.Bson;
using TestSupport.Mongo.Commands;

namespace TestSupport.Mongo.Update;

/// <summary>Which names of fields may be stored.</summary>
internal static class FieldNames
{
    public static void CheckInsert(BsonDocument document, MongoFeatures features)
    {
        if (!features.StoresDollarFields && document.Names.FirstOrDefault(name => name.StartsWith('$')) is { } name)
            throw Errors.BadValue($"Document can't have $ prefixed field names: {name}");

        if (document.TryGetValue("_id", out var id))
            RefuseDollars(id, "_id");
    }

    public static void CheckReplacement(BsonDocument document, MongoFeatures features)
    {
        if (document.Names.FirstOrDefault(name => name.StartsWith('$')) is { } name)
            throw Errors.DollarPrefixedFieldName($"The dollar ($) prefixed field '{name}' in '{name}' is not allowed in the context of an update's replacement document.");

        if (!features.StoresDollarFields)
            RefuseDollars(document, "");
    }

    public static void CheckValue(UpdatePath path, BsonValue value, MongoFeatures features)
    {
        if (path.Parts.FirstOrDefault(part => part.StartsWith('$')) is { } dollar)
        {
            throw features.StoresDollarFields
                ? Errors.Unsupported($"the $ in the update of {path.Path}")
                : Errors.DollarPrefixedFieldName($"The dollar ($) prefixed field '{dollar}' in '{path.Path}' is not valid for storage.");
        }

        if (!features.StoresDollarFields || path.Path == "_id")
            RefuseDollars(value, path.Path);
    }

    private static void RefuseDollars(BsonValue value, string path)
    {
        if (value is BsonArray array)
        {
            foreach (var item in array)
                RefuseDollars(item, path);
        }

        if (value is not BsonDocument document)
            return;

        foreach (var element in document)
        {
            var here = path.Length == 0 ? element.Name : $"{path}.{element.Name}";
            if (element.Name.StartsWith('$'))
                throw Errors.DollarPrefixedFieldName($"The dollar ($) prefixed field '{element.Name}' in '{here}' is not valid for storage.");

            RefuseDollars(element.Value, here);
        }
    }
}
