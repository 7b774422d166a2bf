using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Words;

public sealed class NameRuleTests
{
    [Theory]
    [InlineData("class LoginService;", "LoginService: Login")]
    [InlineData("delegate void Login();", "Login: Login")]
    [InlineData("enum Kind { Swallowed }", "Swallowed: Swallowed")]
    [InlineData("class A { const int MostBytes = 1; }", "MostBytes: Most")]
    [InlineData("class A { int longestLife; }", "longestLife: longest")]
    [InlineData("class A { int DeepestAnswer { get; } }", "DeepestAnswer: Deepest, Answer")]
    [InlineData("class A { void SealAsync() { } }", "SealAsync: Seal")]
    [InlineData("class A { event System.Action? Asked; }", "Asked: Asked")]
    [InlineData("class A { event System.Action? Asked { add { } remove { } } }", "Asked: Asked")]
    [InlineData("record A(string OTPCode);", "OTPCode: OTP")]
    [InlineData("interface IOwnParts;", "IOwnParts: Own")]
    [InlineData("class A { void The_LoginService_starts() { } }", "The_LoginService_starts: Login")]
    [InlineData("class A { class Shortest; }", "Shortest: Shortest")]
    [InlineData("abstract class A { public abstract int Answer(); }", "Answer: Answer")]
    public void A_refused_word_is_found(string code, string problem)
        => Assert.Equal([new Violation("src/Sample/A.cs", $"line 1: {problem}")], NameRule.Names(Sample.Project(("A.cs", code))));

    [Theory]
    [InlineData("sealed class Owner { int Almost; int Download; void Ask() { } int Hotplug; }")]
    [InlineData("class A { void Get(int own) { var login = own; } }")]
    [InlineData("class A { void Each_gets_an_answer_of_its_own() { } }")]
    [InlineData("class A { string Text => \"Login\"; }")]
    public void Other_words_are_fine(string code) => Assert.Empty(NameRule.Names(Sample.Project(("A.cs", code))));

    [Theory]
    [InlineData("class A : IUserLoginStore<User>", "public Task ")]
    [InlineData("class A : IUserLoginStore<User>", "Task IUserLoginStore<User>.")]
    [InlineData("abstract class A : UserStore", "public override Task ")]
    public void A_name_that_a_framework_gave_is_fine(string type, string start)
        => Assert.Empty(NamesWithIdentity(
            $$"""{{type}} { {{start}}AddLoginAsync(User user, UserLoginInfo login, CancellationToken token) => null!; }"""));

    [Theory]
    [InlineData("class A : IUserLoginStore<User> { public Task AddLoginAsync(User user) => null!; }")]
    [InlineData("abstract class A : UserStore { public Task AddLoginAsync(User user) => null!; }")]
    public void A_namesake_beside_it_is_found(string code) => Assert.Single(NamesWithIdentity(code));

    [Fact]
    public void An_override_and_an_implementation_of_ours_are_found()
        => Assert.Equal(4, NamesWithIdentity("""
            abstract class A { public abstract int Answer(); }
            class B : A, I { public override int Answer() => 1; public int Own => 2; }
            interface I { int Own { get; } }
            """).Count());

    [Theory]
    [InlineData("samples/PhoneLogin/Program.cs", "samples/PhoneLogin/")]
    [InlineData("tests/Schemas/login.graphql", "tests/Schemas/login.graphql")]
    [InlineData("src/P/OwnCookies.cs", "src/P/OwnCookies.cs")]
    public void A_file_or_folder_with_a_refused_word_is_found(string file, string entry)
        => Assert.Equal([entry], NameRule.Paths([file, "src/P/Owner.cs", "src/P/Download/A.cs"]).Select(violation => violation.Entry));

    private static IEnumerable<Violation> NamesWithIdentity(string code)
        => NameRule.Names(Sample.Project(("A.cs", $$"""
            using Microsoft.AspNetCore.Identity;
            using User = Microsoft.AspNetCore.Identity.IdentityUser<string>;
            using UserStore = Microsoft.AspNetCore.Identity.UserStoreBase<Microsoft.AspNetCore.Identity.IdentityUser<string>, string,
                Microsoft.AspNetCore.Identity.IdentityUserClaim<string>, Microsoft.AspNetCore.Identity.IdentityUserLogin<string>,
                Microsoft.AspNetCore.Identity.IdentityUserToken<string>>;
            {{code}}
            """)));
}
