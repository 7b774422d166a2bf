using JwtMongoSms.AspNetCore.Hosting.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting.Internal;

namespace JwtMongoSms.AspNetCore.Tests;

public sealed class HiddenRequestPartsTests
{
    private static readonly string Id = ChallengeId.New().Value;

    [Theory]
    [InlineData("/auth/code/{id}", "/auth/code/******")]
    [InlineData("/api/Auth/CODE/{id}/", "/api/Auth/CODE/******/")]
    [InlineData("/auth/code//{id}", "/auth/code//******")]
    [InlineData("/auth//code/{id}", "/auth//code/******")]
    public void A_challenge_id_leaves_the_path(string path, string shown)
    {
        var context = new DefaultHttpContext { Request = { Path = path.Replace("{id}", Id, StringComparison.Ordinal) } };
        HiddenRequestParts.TakeOut(context.Features, Queries("Production"));
        Assert.Equal(shown, context.Features.GetRequiredFeature<IHttpRequestFeature>().Path);
        Assert.Equal(Id, HiddenRequestParts.ChallengeIdOf(context));
    }

    [Theory]
    [InlineData("/dev/phone")]
    [InlineData("/dev/phone/")]
    [InlineData("/api/Dev/Phone")]
    [InlineData("/dev/phone/api/code")]
    [InlineData("/dev/phone/api/events")]
    [InlineData("/dev/phone/api/failures")]
    public void A_number_leaves_the_query_of_the_dev_phone_and_a_redirect_brings_it_back(string path)
    {
        var context = new DefaultHttpContext { Request = { Path = path, QueryString = new("?to=%2B447400123456") } };
        var parts = HiddenRequestParts.TakeOut(context.Features, Queries("Development"));
        Assert.Equal("?******", context.Request.QueryString.Value);
        Assert.Equal("?to=%2B447400123456", HiddenRequestParts.QueryOf(context).Value);

        context.Response.Headers.Location = "https://localhost" + context.Request.Path + context.Request.QueryString;
        parts!.PutBackIntoLocation(context.Response);
        Assert.Equal($"https://localhost{path}?to=%2B447400123456", context.Response.Headers.Location);
    }

    [Theory]
    [InlineData("/dev/phonebook")]
    [InlineData("/dev/phones/api/code")]
    [InlineData("/auth/code")]
    [InlineData("/auth/code/not-an-id")]
    [InlineData("/coupons/code/AAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_not_ours_stays(string path)
    {
        var context = new DefaultHttpContext { Request = { Path = path, QueryString = new("?to=1") } };
        HiddenRequestParts.TakeOut(context.Features, Queries("Development"));
        Assert.Equal((path, "?to=1"), (context.Request.Path.Value, context.Request.QueryString.Value));
    }

    [Fact]
    public void A_redirect_brings_back_what_the_client_had_sent()
    {
        var context = new DefaultHttpContext { Request = { Path = "/auth/code/" + Id } };
        var parts = HiddenRequestParts.TakeOut(context.Features, Queries("Production"));
        context.Response.Headers.Location = "https://example.com" + context.Request.Path;
        parts!.PutBackIntoLocation(context.Response);
        Assert.Equal("https://example.com/auth/code/" + Id, context.Response.Headers.Location);
    }

    private static HiddenQueries Queries(string environment) => new(new HostingEnvironment { EnvironmentName = environment });
}
