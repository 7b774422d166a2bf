using System.Reflection;
using System.Text.RegularExpressions;
using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>The walk through the code names what the code has.</summary>
public sealed partial class HowASignInWorksTests
{
    private const BindingFlags EveryMember =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Document Walk = new("docs/how-a-sign-in-works.md");

    [Fact]
    public void Every_type_that_it_names_exists()
        => Convention.Holds(
            Walk.Names.Where(LooksLikeAType).Where(name => !Exists(name)),
            $"{Walk} names a type or a member that is gone. Say what does the step now; "
            + "what is no type of ours stands without backticks there.");

    [Theory]
    [InlineData("SignInService.SendCodeAsync")]
    [InlineData("SignInService.VerifyCodeAsync")]
    [InlineData("CurrentUser")]
    public void It_follows_the_three_routes(string name) => Assert.Contains(name, Walk.Names);

    [Theory]
    [InlineData("A code is sent: `POST /auth/code`", "SendCode")]
    [InlineData("A code is typed in: `POST /auth/token`", "VerifyCode")]
    public void Its_steps_stand_in_the_order_of_the_code(string heading, string useCase)
    {
        var core = SourceProjects.Shipped.Single(project => project.Name == "JwtMongoSms.Core");
        var verbs = new VerbOrder(core, "SendCode", "VerifyCode", "CheckCode").Of(useCase, "RunAsync");

        Assert.NotEmpty(verbs);
        Assert.Equal(verbs, Walk.NamesBelow(heading).Where(verbs.Contains).Distinct());
    }

    [Fact]
    public void It_has_one_picture() => Assert.Single(Walk.Blocks("mermaid"));

    private static bool LooksLikeAType(string name) => TypeName().IsMatch(name);

    private static bool Exists(string name)
    {
        var parts = name.Split('.');
        return Shipped.Types.Where(type => NameOf(type) == parts[0])
            .Any(type => parts.Length == 1 || type.GetMember(parts[1], EveryMember).Length > 0);
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    // Pascal case with a small letter in it: SignInService, SignInService.SendCodeAsync; not JWT, not POST, not `code_expired`.
    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(\.[A-Z]\w+)?$")]
    private static partial Regex TypeName();
}
