using System.Numerics;
using System.Text;
using CsCheck;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What holds for all values. What is expected comes from elsewhere: exact fractions, the bytes of UTF-8, a dictionary.</summary>
public sealed class PropertyTests(Servers servers)
{
    private const int Rounds = 100;

    private static readonly Gen<BsonValue> Numbers = Gen.OneOf(
        Gen.Int[-3, 3].Select(number => (BsonValue)number),
        Gen.Long[(1L << 53) - 3, (1L << 53) + 3].Select(number => (BsonValue)number),
        Gen.Long.Select(number => (BsonValue)number),
        Gen.Double[-3, 3].Select(number => (BsonValue)number),
        Gen.Int[-6, 6].Select(number => (BsonValue)((1L << 53) + (number * 0.5))),
        Gen.Double.Where(double.IsFinite).Select(number => (BsonValue)number));

    private static readonly Gen<BsonValue> Texts = Gen.OneOf(
            Gen.Char['\u0000', '\u007f'].Select(letter => letter.ToString()),
            Gen.Char['\ue000', '\uffff'].Select(letter => letter.ToString()),
            Gen.Int[0x10000, 0x10ffff].Select(char.ConvertFromUtf32))
        .Array[0, 4].Select(parts => (BsonValue)string.Concat(parts));

    private static readonly Gen<BsonValue> Values = Gen.OneOf(
        Gen.Int[0, 3].Select(number => (BsonValue)number),
        Gen.Int[0, 3].Select(number => (BsonValue)(double)number),
        Gen.Int[0, 1].Select(number => (BsonValue)number.ToString()),
        Gen.Const((BsonValue)BsonNull.Value),
        Gen.Int[0, 2].Array[0, 2].Select(numbers => (BsonValue)new BsonArray(numbers)),
        Gen.Const(BsonValue.Create(true)));

    // Two arrays can't stand in one index.
    private static readonly Gen<BsonDocument> Documents = Gen.Select(Values, Values, Gen.Int[0, 3]).Where((a, b, _) => !(a.IsBsonArray && b.IsBsonArray)).Select((a, b, fields) =>
    {
        var document = new BsonDocument();
        if ((fields & 1) != 0)
            document.Add("a", a);
        if ((fields & 2) != 0)
            document.Add("b", new BsonDocument("c", b));
        return document;
    });

    private static readonly Gen<BsonDocument> Conditions = Gen.Select(OneOf("a", "b.c"), OneOf("$eq", "$gt", "$lte", "$ne"), Values)
        .Where((_, name, value) => name is "$eq" or "$ne" || value is not BsonArray)
        .Select((field, name, value) => new BsonDocument(field, new BsonDocument(name, value)));

    private static readonly Gen<BsonDocument> Filters = Conditions.Array[1, 3].Select(conditions => new BsonDocument("$and", new BsonArray(conditions)));

    public static TheoryData<string> All => Servers.All;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public Task Numbers_are_in_the_order_of_their_exact_values(string server)
        => SortsLikeAsync(server, Numbers, (left, right) => Exact(left).CompareTo(Exact(right)));

    [Theory]
    [MemberData(nameof(All))]
    public Task Texts_are_in_the_order_of_their_bytes(string server)
        => SortsLikeAsync(server, Texts, (left, right) => Encoding.UTF8.GetBytes(left.AsString).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right.AsString)));

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_index_changes_no_answer(string server)
    {
        var (plain, indexed) = (await servers.FillAsync(server), await servers.FillAsync(server));
        await indexed.Driver.Indexes.CreateManyAsync(
            [
                new CreateIndexModel<BsonDocument>(BsonDocument.Parse("{a: 1}")),
                new CreateIndexModel<BsonDocument>(BsonDocument.Parse("{'b.c': 1}"), new CreateIndexOptions { Sparse = true }),
                new CreateIndexModel<BsonDocument>(BsonDocument.Parse("{'b.c': 1, a: -1}")),
            ],
            Token);

        await Gen.Select(Documents.Array[1, 12], Filters.Array[1, 6]).SampleAsync(
            async (documents, filters) =>
            {
                foreach (var collection in new[] { plain, indexed })
                {
                    await collection.Driver.DeleteManyAsync(new BsonDocument(), Token);
                    await collection.Driver.InsertManyAsync(documents.Select((document, id) => new BsonDocument("_id", id).AddRange(document)), cancellationToken: Token);
                }

                foreach (var filter in filters)
                    Assert.Equal(await plain.MatchAsync(filter.ToJson()), await indexed.MatchAsync(filter.ToJson()));
            },
            iter: Rounds,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_unique_value_has_one_holder_whatever_happens(string server)
    {
        var collection = await servers.FillAsync(server);
        await collection.Driver.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(BsonDocument.Parse("{p: 1}"), new CreateIndexOptions { Unique = true }), cancellationToken: Token);

        await Gen.Select(Gen.Char["iud"], Gen.Int[0, 5], Gen.Int[0, 4]).Array[1, 20].SampleAsync(
            async steps =>
            {
                await collection.Driver.DeleteManyAsync(new BsonDocument(), Token);
                var model = new Dictionary<int, int>();
                foreach (var (step, id, value) in steps)
                {
                    var isThere = model.ContainsKey(id);
                    var isTaken = model.Any(pair => pair.Key != id && pair.Value == value);
                    Assert.Equal(step switch { 'i' => !isThere && !isTaken, 'u' => !isThere || !isTaken, _ => true }, await TryAsync(collection, step, id, value));
                    if (step == 'd')
                        model.Remove(id);
                    else if (!isTaken && isThere == (step == 'u'))
                        model[id] = value;
                }

                for (var probe = 0; probe < 5; probe++)
                    Assert.Equal(model.Where(pair => pair.Value == probe).Select(pair => pair.Key), await collection.MatchAsync($"{{p: {probe}}}"));
            },
            iter: Rounds,
            threads: 1);
    }

    private static async Task<bool> TryAsync(TestCollection collection, char step, int id, int value)
    {
        try
        {
            if (step == 'i')
                await collection.Driver.InsertOneAsync(new BsonDocument { { "_id", id }, { "p", value } }, cancellationToken: Token);
            else if (step == 'u')
                await collection.UpdateAsync($"{{_id: {id}}}", $"{{$set: {{p: {value}}}}}");
            else
                await collection.Driver.DeleteOneAsync(new BsonDocument("_id", id), Token);
            return true;
        }
        catch (MongoWriteException exception) when (exception.WriteError.Category == ServerErrorCategory.DuplicateKey)
        {
            return false;
        }
    }

    private async Task SortsLikeAsync(string server, Gen<BsonValue> values, Comparison<BsonValue> expected)
    {
        var collection = await servers.FillAsync(server);
        await values.Array[2, 12].SampleAsync(
            async sample =>
            {
                await collection.Driver.DeleteManyAsync(new BsonDocument(), Token);
                await collection.Driver.InsertManyAsync(sample.Select((value, id) => new BsonDocument { { "_id", id }, { "a", value } }), cancellationToken: Token);

                var order = sample.Select((value, id) => (Value: value, Id: id)).Order(Comparer<(BsonValue Value, int Id)>.Create((left, right) =>
                    expected(left.Value, right.Value) is not 0 and var difference ? difference : left.Id.CompareTo(right.Id)));

                Assert.Equal(order.Select(pair => pair.Id), await collection.SortAsync("{a: 1, _id: 1}"));
            },
            iter: Rounds,
            threads: 1);
    }

    private static Gen<string> OneOf(params string[] names) => Gen.Int[0, names.Length - 1].Select(index => names[index]);

    // A double is a whole number of times 2^-1074.
    private static BigInteger Exact(BsonValue value)
    {
        if (value is not BsonDouble { Value: var number })
            return new BigInteger(value.ToInt64()) << 1074;

        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)((bits >> 52) & 0x7ff);
        var mantissa = (bits & 0xfffffffffffffL) | (exponent == 0 ? 0 : 1L << 52);
        return (new BigInteger(mantissa) << Math.Max(exponent - 1, 0)) * (bits < 0 ? -1 : 1);
    }
}
