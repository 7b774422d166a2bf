namespace TestSupport.Mongo.Wire;

/// <summary>The kinds of message that the protocol has, as far as drivers of today still send them.</summary>
internal enum OpCode
{
    Reply = 1,
    Query = 2004,
    Compressed = 2012,
    Msg = 2013,
}
