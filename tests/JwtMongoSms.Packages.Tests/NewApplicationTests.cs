using System.Net;
using System.Text.RegularExpressions;
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
        var readme = await File.ReadAllTextAsync(Path.Combine(Clone.Root, "README.md"), TestContext.Current.CancellationToken);
        var program = FirstProgram().Match(readme).Groups[1].Value;
        Assert.Equal(6, program.Count(character => character == '\n'));
        await MakeAsync(program);
        var built = await DotnetCommand.RunAsync(Application, Home, ["build", .. DotnetCommand.Quietly]);
        Assert.DoesNotContain("warning", built);

        var library = Path.Combine(Application, "bin", "Debug", "net10.0", $"{Name}.dll");
        var setup = new ServerSetup { Program = library, WorkingDirectory = Application, Home = Home };
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
        (string Language, string Title)[] titles =
            [("en", "Sign in"), ("es", "Iniciar sesión"), ("fr", "Se connecter"), ("ar", "تسجيل الدخول")];
        foreach (var (language, title) in titles)
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
        await solution.WriteSourcesAsync(folder["NuGet.config"]);
        await DotnetCommand.RunAsync(folder.Path, Home, "new", "web", "-o", Name, "--no-restore");
        await DotnetCommand.RunAsync(Application, Home, "add", "package", "JwtMongoSms", "--version", solution.Version);
        await File.WriteAllTextAsync(Path.Combine(Application, "Program.cs"), program, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstProgram();

    [GeneratedRegex("(?:href|src)=\"(/sign-in/page[^\"]+)\"")]
    private static partial Regex Asset();
}
