namespace TestSupport.Mongo.Commands;

/// <summary>What a command may carry along.</summary>
internal enum CommandKind
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>A read concern.</summary>
    Read,

    /// <summary>A write concern.</summary>
    Definition,

    /// <summary>A write concern, and a number by which it can be sent again.</summary>
    Write,
}
