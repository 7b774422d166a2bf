using Microsoft.AspNetCore.Authentication;

namespace JwtMongoSms.AspNetCore.Tests.Composition;

/// <summary>Our authentication scheme beside others, and under another name.</summary>
public sealed class SchemeTests
{
    private static readonly Dictionary<string, Action<IEndpointRouteBuilder>> Maps = new()
    {
        ["MapJwtMongoSms()"] = routes => routes.MapJwtMongoSms(),
        ["MapJwtMongoSmsApi()"] = routes => routes.MapJwtMongoSmsApi(),
        ["MapJwtMongoSmsPages()"] = routes => routes.MapJwtMongoSmsPages(),
    };

    public static TheoryData<string> Calls => [.. Maps.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Mapping_beside_another_scheme_and_no_default_stops_the_start_with_a_cure(string call)
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestApp.StartAsync(services: AddCookies, mapSignIn: Maps[call]));
        Assert.Contains("schemes (Cookies, JwtMongoSms) and no default", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AddAuthentication(\"JwtMongoSms\")", exception.Message, StringComparison.Ordinal);
        Assert.Contains("set AccessTokenOptions.RequireDefaultScheme to false", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_may_do_without_a_default()
    {
        await using var app = await TestApp.StartAsync(services: services =>
        {
            AddCookies(services);
            services.Configure<AccessTokenOptions>(options => options.RequireDefaultScheme = false);
        });
        Assert.Equal(200, await SignInAndGetAsync(app, "/auth/me"));
    }

    [Theory]
    [InlineData("JwtMongoSms", 200)]
    [InlineData("Cookies", 401)]
    public async Task The_default_decides_on_the_routes_of_the_application(string scheme, int guarded)
    {
        await using var app = await TestApp.StartAsync(services: services =>
        {
            services.AddAuthentication(scheme);
            AddCookies(services);
        });
        Assert.Equal(200, await SignInAndGetAsync(app, "/auth/me"));
        Assert.Equal(guarded, await SignInAndGetAsync(app, "/guarded"));
    }

    [Fact]
    public async Task Our_handler_under_another_name_is_our_scheme()
    {
        await using var app = await TestApp.StartAsync(services: services => AddHandlers(services, "Phone"));
        var schemes = await app.Services.GetRequiredService<IAuthenticationSchemeProvider>().GetAllSchemesAsync();
        Assert.Equal("Phone", Assert.Single(schemes).Name);
        Assert.Equal(200, await SignInAndGetAsync(app, "/auth/me"));
        Assert.Equal(200, await SignInAndGetAsync(app, "/guarded"));
    }

    [Fact]
    public async Task Our_handler_under_two_names_stops_the_start()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestApp.StartAsync(services: services => AddHandlers(services, "Phone", "Mobile")));
        Assert.Contains("The schemes Phone and Mobile both have the handler of JwtMongoSms", exception.Message, StringComparison.Ordinal);
    }

    private static void AddCookies(IServiceCollection services)
        => services.AddAuthentication().AddCookie("Cookies", options =>
        {
            options.Events.OnRedirectToLogin = context =>
            {
                context.Response.StatusCode = 401;
                return Task.CompletedTask;
            };
        });

    private static void AddHandlers(IServiceCollection services, params string[] names)
    {
        foreach (var name in names)
            services.AddAuthentication().AddScheme<JwtMongoSmsAuthenticationOptions, JwtMongoSmsAuthenticationHandler>(name, null);
    }

    private static async Task<int> SignInAndGetAsync(TestApp app, string path)
    {
        var signedIn = await app.SignInAsync(Given.PhoneNumber().E164);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        return await app.GetAsync(path, signedIn.Text("accessToken")).StatusAsync();
    }
}
