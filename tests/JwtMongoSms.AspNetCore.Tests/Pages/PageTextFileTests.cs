using TestSupport.Processes;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>The sentences and languages that an application gives the pages.</summary>
public sealed class PageTextFileTests : IDisposable
{
    private const string Phone = "+447400123456";
    private const string German = """
        {
          "direction": "ltr", "number.title": "Anmelden", "number.lead": "Code mit {0} Ziffern & <b>.",
          "error.phone_invalid": "Keine Nummer."
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "de-AT,en;q=0.5")]
    [InlineData("?culture=de", "en")]
    public async Task A_language_is_added_and_what_it_lacks_is_in_English(string query, string accepted)
    {
        Write("de.json", German);
        await using var app = await StartAsync();
        using var person = new Person(app);
        person.Headers["Accept-Language"] = accepted;
        var page = await person.GetAsync("/sign-in" + query);
        Assert.Contains("<html lang=\"de\" dir=\"ltr\">", page.Html, StringComparison.Ordinal);
        Assert.Contains("<h1>Anmelden</h1>", page.Html, StringComparison.Ordinal);
        Assert.Contains("Code mit 6 Ziffern &amp; &lt;b&gt;.", page.Html, StringComparison.Ordinal);
        Assert.Contains("Text me a code", page.Html, StringComparison.Ordinal);
        Assert.Contains("Deutschland", page.Text, StringComparison.Ordinal);

        var failed = await person.SubmitAndFollowAsync(page, "/sign-in", ("phoneNumber", "12"));
        Assert.Contains("Keine Nummer.", failed.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\"", (await person.AskAsync(Phone, query)).Html, StringComparison.Ordinal);

        var line = Assert.Single(app.Logs.With("de.json lacks ", LogLevel.Warning)).Text;
        Assert.Contains("code.title, ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("number.title", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_from_right_to_left_says_so_in_its_file()
    {
        Write("he.json", """{ "direction": "rtl", "number.title": "כניסה" }""");
        await using var app = await StartAsync();
        using var person = new Person(app);
        Assert.Contains("<html lang=\"he\" dir=\"rtl\">", (await person.GetAsync("/sign-in?culture=he")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_sentence_of_ours_is_replaced_and_the_rest_stays_and_nothing_is_missing()
    {
        Write("fr.json", """{ "number.title": "Bonjour" }""");
        await using var app = await StartAsync();
        using var person = new Person(app);
        var page = await person.GetAsync("/sign-in?culture=fr");
        Assert.Contains("<h1>Bonjour</h1>", page.Html, StringComparison.Ordinal);
        Assert.Contains("Numéro de téléphone", page.Text, StringComparison.Ordinal);
        Assert.Contains("<h1>Sign in</h1>", (await person.GetAsync("/sign-in?culture=en")).Html, StringComparison.Ordinal);
        Assert.Empty(app.Logs.With(" lacks "));
    }

    [Fact]
    public async Task The_text_message_is_in_the_added_language_at_a_resend_too_when_the_application_writes_it()
    {
        Write("de.json", German);
        await using var app = await StartAsync(services => services.Configure<MessageOptions>(options => options.Sms = message
            => $"{message.Language}: {message.Code.Digits}"));
        using var person = new Person(app);
        var page = await person.AskAsync(Phone, "?culture=de");
        await app.CodesAsync(Phone, 1);
        app.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(303, (await person.SubmitAsync(page, "/sign-in/resend")).Status);
        await app.CodesAsync(Phone, 2);
        Assert.All(
            await app.MessagesAsync(Phone),
            message => Assert.StartsWith("de: ", message.GetProperty("body").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_text_message_of_an_added_language_is_in_English_unless_the_application_writes_it()
    {
        Write("de.json", German);
        await using var app = await StartAsync();
        using var person = new Person(app);
        await person.AskAsync(Phone, "?culture=de");
        await app.CodesAsync(Phone, 1);
        Assert.Contains(
            "is your Tests code.", (await app.MessagesAsync(Phone))[0].GetProperty("body").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de.json", """{ "number.titel": "A" }""", "de.json has the name number.titel; the page has no such sentence.")]
    [InlineData("de.json", """{ "number.lead": "A" }""", "de.json has \"A\" at number.lead; it has the same placeholders as \"We'll text")]
    [InlineData(
        "de.json",
        """{ "number.title": "A {0}" }""",
        "de.json has \"A {0}\" at number.title; it has the same placeholders as \"Sign in\"")]
    [InlineData("de.json", """{ "number.lead": "{0} }" }""", "de.json has \"{0} }\" at number.lead; ")]
    [InlineData("de.json", """{ "number.title": " " }""", "de.json has no text at number.title; ")]
    [InlineData("de.json", """{ "number.title": 1 }""", "de.json has no text at number.title; ")]
    [InlineData("de.json", """{ "direction": "left" }""", "de.json has \"left\" at direction; it is ltr or rtl.")]
    [InlineData("de.json", """{ "code.title": "A", "code.title": "B" }""", "de.json is not JSON: ")]
    [InlineData("de.json", "{", "de.json is not JSON: ")]
    [InlineData("de.json", "[]", "de.json holds no object; ")]
    [InlineData("german texts.json", "{}", "german texts.json is named after no language; a file has a name such as de.json")]
    [InlineData("de.txt", "{}", "holds no file such as de.json.")]
    public async Task A_mistake_in_a_file_stops_the_start_with_file_name_and_cure(string file, string text, string message)
    {
        Write(file, text);
        var refusal = await TestApp.RefusalAsync(new() { ["Page:TextsPath"] = folder.Path });
        Assert.Contains($"{TestApp.Spelled("Page:TextsPath")} is \"{folder.Path}\"; ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_stops_the_start()
    {
        var refusal = await TestApp.RefusalAsync(new() { ["Page:TextsPath"] = folder["texts"] });
        Assert.Contains($"there is no folder {folder["texts"]}.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_of_all_files_are_told_at_once()
    {
        Write("de.json", """{ "a": "A", "b": "B" }""");
        Write("pt-BR.json", """{ "c": "C" }""");
        var refusal = await TestApp.RefusalAsync(new() { ["Page:TextsPath"] = folder.Path });
        Assert.All(
            new[] { "de.json has the name a", "de.json has the name b", "pt-BR.json has the name c" },
            mistake => Assert.Contains(mistake, refusal.Message, StringComparison.Ordinal));
    }

    private void Write(string file, string text) => File.WriteAllText(folder[file], text);

    private Task<TestApp> StartAsync(Action<IServiceCollection>? services = null)
        => TestApp.StartAsync(new() { ["Page:TextsPath"] = folder.Path }, services: services);
}
