namespace JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

/// <summary>An invalid key stops the start, and its message helps and shows nothing.</summary>
public sealed class BadKeyTests
{
    private const string First = "JwtMongoSms:Tokens:Keys:0 (JwtMongoSms__Tokens__Keys__0)";
    private const string Second = "JwtMongoSms:Tokens:Keys:1 (JwtMongoSms__Tokens__Keys__1)";

    public static TheoryData<string> Faults => [.. BadKey.All.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_bad_key_stops_the_start_and_says_what_is_wrong_with_it(string fault)
    {
        using var folder = new KeyFolder();
        var (setting, value, message) = BadKey.All[fault];
        var text = await RefusedAsync(new() { [$"Tokens:Keys:0:{setting}"] = value(folder) });
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.Contains($"{First[..^32]}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sentinel", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MIGH", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_from_none()
    {
        using var folder = new KeyFolder();
        foreach (var kind in new[] { "EC, encrypted PKCS#8", "RSA, encrypted PKCS#8", "EC, PKCS#12" })
        {
            var text = await RefusedAsync(
                new() { ["Tokens:Keys:0:Path"] = folder.Write("key", KeyFolder.Kinds[kind]()), ["Tokens:Keys:0:Password"] = "sentinel" });
            Assert.Contains("it is encrypted, and Password doesn't open it.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("sentinel", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_key_or_the_same_id_twice_is_refused()
    {
        using var folder = new KeyFolder();
        var (first, second) = (folder.Write("first.pem", KeyFolder.EcPem()), folder.Write("second.pem", KeyFolder.EcPem()));
        File.Copy(first, first + ".copy");

        var sameKey = await RefusedAsync(
            new() { ["Tokens:Keys:0:Path"] = first, ["Tokens:Keys:1:Path"] = first + ".copy", ["Tokens:Keys:1:Id"] = "another" });
        Assert.Contains($"{First} and {Second} are the same key; list each key once.", sameKey, StringComparison.Ordinal);

        var sameId = await RefusedAsync(new()
        {
            ["Tokens:Keys:0:Path"] = first,
            ["Tokens:Keys:0:Id"] = "a",
            ["Tokens:Keys:1:Path"] = second,
            ["Tokens:Keys:1:Id"] = "a",
        });
        Assert.Contains($"{First} and {Second} have both the id \"a\"; each has its own.", sameId, StringComparison.Ordinal);

        var root = await RefusedAsync(new() { ["Tokens:Keys:0:FromRootSecret"] = "true", ["Tokens:Keys:1:FromRootSecret"] = "true" });
        Assert.Contains($"{First} and {Second} are the same key; list each key once.", root, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a\"")]
    [InlineData("a\n")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public async Task An_id_has_the_letters_that_need_no_escape(string id)
        => Assert.Contains(
            "it has 1 to 64 letters, digits, -, . and _.", await RefusedAsync(
                new() { ["Tokens:Keys:0:Pem"] = KeyFolder.EcPem(), ["Tokens:Keys:0:Id"] = id }), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_wrong_with_any_key_and_any_other_setting_is_told_at_once()
    {
        var text = await RefusedAsync(new()
        {
            ["Codes:Length"] = "3",
            ["Tokens:Secret"] = "a secret for access tokens, forty-one bytes",
            ["Tokens:Keys:0:Pem"] = "x",
            ["Tokens:Keys:1:Secret"] = "short",
            ["Tokens:Keys:2:Pem"] = KeyFolder.EcPem(),
            ["Tokens:Keys:2:FromRootSecret"] = "true",
            ["Tokens:Keys:3:Path"] = "keys/none.pem",
        });
        Assert.All(
            [
                "Codes:Length", "Tokens:Secret (JwtMongoSms__Tokens__Secret) and ", "Tokens:Keys:0:Pem", "Tokens:Keys:1:Secret",
                "Tokens:Keys:2 (JwtMongoSms__Tokens__Keys__2) has several keys", "Tokens:Keys:3:Path",
            ],
            name => Assert.Contains("JwtMongoSms:" + name, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Tokens:Keys")]
    [InlineData("Tokens:Keys:0")]
    public async Task A_list_of_keys_that_is_written_as_text_is_explained_and_not_shown(string name)
    {
        var text = await RefusedAsync(new() { [name] = "sentinel" });
        Assert.Contains("is a plain value; it has names below it, such as JwtMongoSms:Tokens:Keys:0:Path.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sentinel", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_everybody_can_read_gets_a_warning()
    {
        if (OperatingSystem.IsWindows())
            return;

        using var folder = new KeyFolder();
        var path = folder.Write("key.pem", KeyFolder.EcPem());
        await using (var closed = await TestApp.StartAsync(new() { ["Tokens:Keys:0:Path"] = path }))
            Assert.DoesNotContain(closed.Logs.Lines, IsWarning);

        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherRead);
        var link = File.CreateSymbolicLink(path + ".link", path);
        await using var open = await TestApp.StartAsync(new() { ["Tokens:Keys:0:Path"] = link.FullName });
        Assert.Contains(open.Logs.Lines, IsWarning);
    }

    private static bool IsWarning((LogLevel Level, string Text) line)
        => line.Level == LogLevel.Warning && line.Text.Contains("every user of this machine can read the file", StringComparison.Ordinal);

    private static async Task<string> RefusedAsync(Dictionary<string, string?> settings)
        => (await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(settings))).Message;
}
