using CsCheck;
using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;
using Race = JwtMongoSms.Testing.Contracts.Race;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Values that only one document may have.</summary>
public sealed class UniqueIndexTests : DatabaseTest
{
    private const string Unique = "{ key: { p: 1 }, name: 'p_1', unique: true }";
    private const string Sparse = "{ key: { p: 1 }, name: 'p_1', unique: true, sparse: true }";

    [Fact]
    public async Task A_unique_value_has_one_holder_whatever_happens()
        => await Gen.Select(Gen.Char["iud"], Gen.Int[0, 5], Gen.Int[0, 4]).Array[1, 20].SampleAsync(
            async steps =>
            {
                var collection = await FillIndexedAsync(Unique);
                Dictionary<int, int> holders = [];
                foreach (var (step, id, value) in steps)
                {
                    var exists = holders.ContainsKey(id);
                    var isTaken = holders.Any(pair => pair.Key != id && pair.Value == value);
                    var mayHappen = step switch { 'i' => !exists && !isTaken, 'u' => !exists || !isTaken, _ => true };
                    Assert.Equal(mayHappen, await TryAsync(collection, step, id, value));
                    if (step == 'd')
                        holders.Remove(id);
                    else if (!isTaken && exists == (step == 'u'))
                        holders[id] = value;
                }

                for (var probe = 0; probe < 5; probe++)
                {
                    var holder = holders.Where(pair => pair.Value == probe).Select(pair => pair.Key);
                    Assert.Equal(holder, await collection.MatchAsync($"{{ p: {probe} }}"));
                }
            },
            iter: 60,
            threads: 1);

    [Fact]
    public async Task Of_two_hundred_who_take_one_value_at_once_one_gets_it()
    {
        var documents = Enumerable.Range(0, Race.Callers).Select(id => $"{{ _id: {id}, p: {id} }}");
        var collection = await FillIndexedAsync(Unique, [.. documents]);

        var won = await Race.RunAsync(id => TryAsync(collection, 'u', id, 1_000));

        Assert.Single(won, isMine => isMine);
        Assert.Single(await collection.MatchAsync("{ p: 1000 }"));
    }

    [Fact]
    public async Task The_error_names_the_field_and_the_value()
    {
        var collection = await FillIndexedAsync(Unique, "{ _id: 1, p: 'x' }", "{ _id: 2, p: 'y' }");

        var write = await WriteErrorAsync(() => collection.InsertAsync("{ _id: 3, p: 'x' }"));
        var command = await CommandErrorAsync(() => collection.ModifyAsync("{ _id: 2 }", "{ $set: { p: 'x' } }"));

        Assert.Equal((ServerErrorCategory.DuplicateKey, 11000), (write.Category, command.Code));
        Assert.Equal(BsonDocument.Parse("{ p: 1 }"), command.Result["keyPattern"]);
        Assert.Equal(BsonDocument.Parse("{ p: 'x' }"), command.Result["keyValue"]);
    }

    [Theory]
    [InlineData(Unique, "{ _id: 1 }", "{ _id: 2, p: null }", false)]
    [InlineData(Sparse, "{ _id: 1 }", "{ _id: 2 }", true)]
    [InlineData(Sparse, "{ _id: 1, p: null }", "{ _id: 2, p: null }", false)]
    [InlineData(Unique, "{ _id: 1, p: 5 }", "{ _id: 2, p: 5.0 }", false)]
    [InlineData(Unique, "{ _id: 1, p: 5 }", "{ _id: 2, p: '5' }", true)]
    [InlineData(Unique, "{ _id: 1, p: { q: 1 } }", "{ _id: 2, p: { q: 2 } }", true)]
    [InlineData(Unique, "{ _id: 1, p: { q: 1 } }", "{ _id: 2, p: { q: 1 } }", false)]
    [InlineData(Unique, "{ _id: 1, p: ['x', 'y', 'x'] }", "{ _id: 2, p: 'y' }", false)]
    [InlineData(Unique, "{ _id: 1, p: [] }", "{ _id: 2, p: null }", true)]
    public async Task Values_are_the_same_that_MongoDB_takes_for_the_same(string index, string first, string second, bool mayBoth)
    {
        var collection = await FillIndexedAsync(index, first);
        var unindexed = await FillAsync(first, second);

        var insert = await Record.ExceptionAsync(() => collection.InsertAsync(second));
        var create = await Record.ExceptionAsync(() => unindexed.CreateIndexAsync(index));

        Assert.Equal((!mayBoth, !mayBoth), (insert is MongoWriteException, create is MongoCommandException { Code: 11000 }));
        Assert.Equal(mayBoth ? 2 : 1, (await collection.MatchAsync("{}")).Count);
        Assert.Equal(mayBoth ? 2 : 1, (await unindexed.ListIndexesAsync()).Count);
    }

    [Fact]
    public async Task A_value_in_an_array_is_found()
    {
        var collection = await FillIndexedAsync(Unique, "{ _id: 1, p: ['x', 'y'] }", "{ _id: 2, p: 'z' }");

        Assert.Equal([1], await collection.MatchAsync("{ p: 'y' }"));
        await collection.UpdateAsync("{ _id: 1 }", "{ $set: { p: [] } }");
        Assert.Equal([], await collection.MatchAsync("{ p: 'y' }"));
    }

    private static async Task<bool> TryAsync(TestCollection collection, char step, int id, int value)
    {
        try
        {
            await (step switch
            {
                'i' => collection.InsertAsync($"{{ _id: {id}, p: {value} }}"),
                'u' => collection.UpdateAsync($"{{ _id: {id} }}", $"{{ $set: {{ p: {value} }} }}"),
                _ => collection.Driver.DeleteOneAsync(new BsonDocument("_id", id), Token),
            });
            return true;
        }
        catch (MongoWriteException exception) when (exception.WriteError.Category == ServerErrorCategory.DuplicateKey)
        {
            return false;
        }
    }
}
