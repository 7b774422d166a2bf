using System.Xml.Linq;
using TestSupport.Processes;

namespace JwtMongoSms.Packages.Tests;

/// <summary>An application in Production that names its parts, and that signs itself in with the package for tests.</summary>
public sealed class PartsApplicationTests(PackedSolution solution) : IDisposable
{
    private const string Program = """
        using JwtMongoSms;

        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddJwtMongoSms().AddSqlite().AddPages();
        builder.Services.AddTestSender();
        var app = builder.Build();
        app.MapJwtMongoSmsApi();
        app.MapJwtMongoSmsPages();
        app.MapGet("/hello", () => "You are signed in.").RequireAuthorization();
        await app.StartAsync();

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        await client.SignInAsync(app.Services, "+447400123456");
        Console.WriteLine(await client.GetStringAsync("/hello"));
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            Console.WriteLine("loaded " + assembly.GetName().Name);

        await app.StopAsync();
        """;

    private const string Loaded = "loaded ";

    private static readonly string[] Parts = ["JwtMongoSms.AspNetCore", "JwtMongoSms.Sqlite", "JwtMongoSms.Testing"];

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task It_signs_a_user_in_and_loads_neither_the_dev_phone_nor_MongoDBs_driver_nor_any_other_part()
    {
        var application = folder["Parts"];
        Directory.CreateDirectory(application);
        File.Copy(Path.Combine(Clone.Root, "global.json"), folder["global.json"]);
        await solution.WriteSourcesAsync(folder["NuGet.config"]);
        await File.WriteAllTextAsync(Path.Combine(application, "Program.cs"), Program, TestContext.Current.CancellationToken);
        Project().Save(Path.Combine(application, "Parts.csproj"));

        await DotnetCommand.RunAsync(application, folder["home"], ["build", "-warnaserror", .. DotnetCommand.Quietly]);
        var output = await DotnetCommand.RunAsync(
            application,
            folder["home"],
            "exec",
            Path.Combine(application, "bin", "Debug", "net10.0", "Parts.dll"),
            "--environment=Production",
            "--urls=http://127.0.0.1:0",
            "--JwtMongoSms:Secret=a root secret of the tests that is long enough",
            "--JwtMongoSms:PublicBaseUrl=https://example.com",
            "--JwtMongoSms:Limits:Countries=GB",
            "--JwtMongoSms:Limits:TrustedProxies=none",
            "--JwtMongoSms:Limits:DailyCost=1000",
            $"--JwtMongoSms:Sqlite:Path={folder["users.db"]}");

        var lines = output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains("You are signed in.", lines);
        var loaded = lines.Where(line => line.StartsWith(Loaded, StringComparison.Ordinal)).Select(line => line[Loaded.Length..]).ToList();
        Assert.Equal(
            Parts.Append("JwtMongoSms.Core").Order(StringComparer.Ordinal),
            loaded.Where(name => name.StartsWith("JwtMongoSms", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(loaded, name => name.StartsWith("MongoDB", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private XElement Project() => new(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk.Web"),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", "net10.0"),
            new XElement("ImplicitUsings", "enable"),
            new XElement("Nullable", "enable")),
        new XElement("ItemGroup", Parts.Select(part => new XElement(
            "PackageReference", new XAttribute("Include", part), new XAttribute("Version", solution.Version)))));
}
