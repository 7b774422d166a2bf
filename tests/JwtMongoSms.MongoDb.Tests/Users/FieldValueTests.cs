using JwtMongoSms.MongoDb.Users;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Tests.Users;

/// <summary>The application's values as JSON.</summary>
public sealed class FieldValueTests
{
    [Theory]
    [InlineData("'Ada \\\"❤\\\"'", "\"Ada \\u0022\\u2764\\u0022\"")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("undefined", "null")]
    [InlineData("NumberInt(-7)", "-7")]
    [InlineData("NumberLong('9007199254740993')", "9007199254740993")]
    [InlineData("1.5", "1.5")]
    [InlineData("1e300", "1E+300")]
    [InlineData("NaN", "{\"$numberDouble\":\"NaN\"}")]
    [InlineData("NumberDecimal('1.20')", "1.20")]
    [InlineData("NumberDecimal('1E+6000')", "1E+6000")]
    [InlineData("NumberDecimal('Infinity')", "{\"$numberDecimal\":\"Infinity\"}")]
    [InlineData("ISODate('2031-05-06T12:00:00.700Z')", "\"2031-05-06T12:00:00.7Z\"")]
    [InlineData("ISODate('2031-05-06T12:00:00Z')", "\"2031-05-06T12:00:00Z\"")]
    [InlineData("{ $date: { $numberLong: '9223372036854775807' } }", "{\"$date\":{\"$numberLong\":\"9223372036854775807\"}}")]
    [InlineData("ObjectId('507f1f77bcf86cd799439011')", "\"507f1f77bcf86cd799439011\"")]
    [InlineData("UUID('c0ffee00-1234-4bcd-8f00-00aabbccddee')", "\"c0ffee00-1234-4bcd-8f00-00aabbccddee\"")]
    [InlineData("BinData(0, 'AQID')", "\"AQID\"")]
    [InlineData("/a\"b/i", "{\"$regularExpression\":{\"pattern\":\"a\\u0022b\",\"options\":\"i\"}}")]
    [InlineData("Timestamp(1, 2)", "{\"$timestamp\":{\"t\":1,\"i\":2}}")]
    [InlineData("MinKey", "{\"$minKey\":1}")]
    [InlineData("[1, { a: [] }, 'x']", "[1,{\"a\":[]},\"x\"]")]
    [InlineData("{ a: { 'b c': 1 }, '$x': 2 }", "{\"a\":{\"b c\":1},\"$x\":2}")]
    public void A_value_is_what_a_client_expects(string stored, string json)
        => Assert.Equal(json, BsonJson.ToJson(BsonDocument.Parse($"{{ value: {stored} }}")["value"]).GetRawText());
}
