using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TestSupport.Processes;

namespace JwtMongoSms.Packages.Tests;

/// <summary>What the README promises to somebody who has the packages and nothing else.</summary>
public sealed partial class NewApplicationTests(PackedSolution solution) : IDisposable
{
    private const string Name = "MyApp";

    private readonly TemporaryFolder folder = new();

    private string Application => folder[Name];

    private string Home => folder["home"];

    [Fact]
    public async Task Six_lines_in_an_empty_home_sign_a_person_in()
    {
        var program = FirstProgram().Match(await File.ReadAllTextAsync(Path.Combine(Clone.Root, "README.md"), TestContext.Current.CancellationToken)).Groups[1].Value;
        Assert.Equal(6, program.Count(character => character == '\n'));
        await MakeAsync(program);
        var built = await DotnetCommand.RunAsync(Application, Home, ["build", .. DotnetCommand.Quietly]);
        Assert.DoesNotContain("warning", built);

        var setup = new ServerSetup { Program = Path.Combine(Application, "bin", "Debug", "net10.0", $"{Name}.dll"), WorkingDirectory = Application, Home = Home };
        await using var server = await ServerProcess.StartAsync(setup, TestContext.Current.CancellationToken);
        Assert.Equal(401, (await server.GetAsync("/hello")).Status);
        await MustShowSignInAsync(server);
        var person = await server.SignInAsync("+447400123456");
        await server.MustKnowAsync(person);
        Assert.Equal("You are signed in.", (await server.GetAsync("/hello", person.AccessToken)).MustBe(200).Text);
        await MustShowTheDevPhoneAsync(server, person);
    }

    public void Dispose() => folder.Dispose();

    // In every language, with the style and script that lie in no folder of the application.
    private static async Task MustShowSignInAsync(ServerProcess server)
    {
        foreach (var (language, title) in (Dictionary<string, string>)new() { ["en"] = "Sign in", ["es"] = "Iniciar sesión", ["fr"] = "Se connecter", ["ar"] = "تسجيل الدخول" })
        {
            var page = (await server.GetAsync($"/sign-in?culture={language}")).MustBe(200).Text;
            Assert.Contains($"<h1>{title}</h1>", page);
            foreach (var file in Asset().Matches(page).Select(match => match.Groups[1].Value))
                Assert.NotEmpty((await server.GetAsync(file)).MustBe(200).Text);

            Assert.Equal(2, Asset().Count(page));
        }
    }

    // Its style and script lie in no folder of the application.
    private static async Task MustShowTheDevPhoneAsync(ServerProcess server, SignedInPerson person)
    {
        var page = WebUtility.HtmlDecode((await server.GetAsync("/dev/phone")).MustBe(200).Text);
        Assert.Contains($"data-to=\"{person.PhoneNumber}\"", page);
        foreach (var file in (string[])["phone/phone.css", "phone/phone.js"])
        {
            Assert.Contains($"=\"{file}\"", page);
            Assert.NotEmpty((await server.GetAsync($"/dev/{file}")).MustBe(200).Text);
        }
    }

    // As the README says it: dotnet new web, dotnet add package.
    private async Task MakeAsync(string program)
    {
        Directory.CreateDirectory(Home);
        File.Copy(Path.Combine(Clone.Root, "global.json"), folder["global.json"]);
        new XElement("configuration", new XElement("packageSources", new XElement("clear"), await SourcesAsync())).Save(folder["NuGet.config"]);
        await DotnetCommand.RunAsync(folder.Path, Home, "new", "web", "-o", Name, "--no-restore");
        await DotnetCommand.RunAsync(Application, Home, "add", "package", "JwtMongoSms", "--version", solution.Version);
        await File.WriteAllTextAsync(Path.Combine(Application, "Program.cs"), program, TestContext.Current.CancellationToken);
    }

    // The folder, and wherever this machine gets everybody else's packages from.
    private async Task<IEnumerable<XElement>> SourcesAsync()
    {
        var listed = await DotnetCommand.RunAsync(Clone.Root, null, "nuget", "list", "source", "--format", "Short");
        var sources = EnabledSource().Matches(listed).Select(match => match.Groups[1].Value).Prepend(solution.Feed);
        return sources.Select((source, index) => new XElement(
            "add",
            new XAttribute("key", $"source-{index}"),
            new XAttribute("value", source),
            new XAttribute("allowInsecureConnections", source.StartsWith("http://", StringComparison.Ordinal))));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstProgram();

    [GeneratedRegex("(?:href|src)=\"(/sign-in/page[^\"]+)\"")]
    private static partial Regex Asset();

    // "E" is enabled, "D" is not; "M" and others may follow.
    [GeneratedRegex(@"^E\w* +(\S.*?)\s*$", RegexOptions.Multiline)]
    private static partial Regex EnabledSource();
}
