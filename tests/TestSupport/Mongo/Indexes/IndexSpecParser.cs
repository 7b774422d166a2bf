using MongoDB.Bson;
using TestSupport.Mongo.Commands;

namespace TestSupport.Mongo.Indexes;

/// <summary>Reads what an index is to be.</summary>
internal static class IndexSpecParser
{
    public static IndexSpec Parse(BsonDocument document)
    {
        var fields = new FieldReader(document, "createIndexes.indexes");
        var key = fields.RequiredDocument("key");
        var name = fields.Text("name") ?? throw Errors.FailedToParse("The 'name' field is a required property of an index specification");
        var spec = new IndexSpec(name, key, fields.Flag("unique"), fields.Flag("sparse"), Expiry(fields, key));
        fields.Integer("v");
        fields.Flag("background");
        fields.RefuseRest();
        if (key.ElementCount == 0)
            throw Errors.CannotCreateIndex("Index keys cannot be an empty object");
        if (name is "" or "*")
            throw Errors.CannotCreateIndex($"The index name '{name}' is not valid");
        foreach (var element in key)
            RefuseKey(element);

        // The id's index is there whatever it is called.
        return key.ElementCount == 1 && key.Contains("_id") ? IndexSpec.Id : spec;
    }

    private static int? Expiry(FieldReader fields, BsonDocument key)
    {
        if (fields.Integer("expireAfterSeconds") is not { } seconds)
            return null;
        if (seconds is < 0 or > int.MaxValue)
            throw Errors.CannotCreateIndex($"TTL index 'expireAfterSeconds' option must be within an acceptable range, {seconds} is not");
        if (key.ElementCount > 1)
            throw Errors.CannotCreateIndex("TTL indexes are single-field indexes, compound indexes do not support TTL");
        if (key.Contains("_id"))
            throw Errors.InvalidIndexSpecificationOption("The field 'expireAfterSeconds' is not valid for an _id index specification");

        return (int)seconds;
    }

    private static void RefuseKey(BsonElement element)
    {
        if (element.Value is BsonString || element.Name.Contains('$'))
            throw Errors.Unsupported($"an index on {element}");
        if (!element.Value.IsNumeric || element.Value.ToDouble() == 0)
            throw Errors.CannotCreateIndex($"Values in v:2 index key pattern cannot be {element.Value}");
        if (element.Name.Split('.').Contains(""))
            throw Errors.CannotCreateIndex("Index keys cannot contain an empty field.");
    }
}
