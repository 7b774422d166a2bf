namespace TestSupport.Mongo.Commands;

/// <summary>In what MongoDB's versions differ, as far as it shows here.</summary>
internal sealed record MongoFeatures(int WireVersion)
{
    private bool Is50 => WireVersion >= 13;

    /// <summary><c>{$set: {}}</c> is nothing to do, and no error.</summary>
    public bool TakesEmptyOperators => Is50;

    /// <summary>Fields may be called $something: inserts may do so everywhere, updates below the first level.</summary>
    public bool StoresDollarFields => Is50;

    /// <summary>A unique index and a plain one on the same key are two, and so are a sparse and a full one.</summary>
    public bool TellsUniqueFromPlain => Is50;
}
