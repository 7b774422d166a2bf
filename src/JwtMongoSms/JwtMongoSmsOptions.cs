using JwtMongoSms.AspNetCore.Pages;
using JwtMongoSms.AspNetCore.Tokens;
using JwtMongoSms.Delivery;
using JwtMongoSms.Delivery.Twilio;
using JwtMongoSms.Limits;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using JwtMongoSms.Users;

namespace JwtMongoSms;

/// <summary>Every setting there is. Read from the section <c>JwtMongoSms</c>, then changed by the application's code.</summary>
public sealed class JwtMongoSmsOptions
{
    /// <inheritdoc cref="LoginOptions.Secret"/>
    public string? Secret
    {
        get => Login.Secret;
        set => Login.Secret = value;
    }

    /// <inheritdoc cref="LoginOptions.PreviousSecrets"/>
    public IReadOnlyList<string> PreviousSecrets
    {
        get => Login.PreviousSecrets;
        set => Login.PreviousSecrets = value;
    }

    /// <inheritdoc cref="LoginOptions.AppName"/>
    public string AppName
    {
        get => Login.AppName;
        set => Login.AppName = value;
    }

    /// <inheritdoc cref="LoginOptions.PublicBaseUrl"/>
    public Uri? PublicBaseUrl
    {
        get => Login.PublicBaseUrl;
        set => Login.PublicBaseUrl = value;
    }

    /// <inheritdoc cref="LoginOptions.Language"/>
    public string Language
    {
        get => Login.Language;
        set => Login.Language = value;
    }

    /// <inheritdoc cref="LoginOptions.Codes"/>
    public CodeOptions Codes => Login.Codes;

    /// <summary>What access tokens say and how long they live.</summary>
    public TokenOptions Tokens { get; } = new();

    /// <summary>How the sign-in page looks.</summary>
    public PageOptions Page { get; } = new();

    /// <inheritdoc cref="LoginOptions.Sessions"/>
    public SessionOptions Sessions => Login.Sessions;

    /// <inheritdoc cref="LoginOptions.Users"/>
    public UserOptions Users => Login.Users;

    /// <inheritdoc cref="LoginOptions.Limits"/>
    public LimitOptions Limits => Login.Limits;

    /// <inheritdoc cref="LoginOptions.Messages"/>
    public MessageOptions Messages => Login.Messages;

    /// <inheritdoc cref="LoginOptions.Twilio"/>
    public TwilioOptions Twilio => Login.Twilio;

    /// <inheritdoc cref="LoginOptions.Legacy"/>
    public LegacyOptions Legacy => Login.Legacy;

    /// <summary>The file that the embedded store keeps everything in.</summary>
    public SqliteOptions Sqlite { get; } = new();

    /// <summary>The MongoDB database that everything is kept in when there is one. It wins over <see cref="Sqlite"/>.</summary>
    public MongoDbOptions MongoDb { get; } = new();

    internal LoginOptions Login { get; } = new();

    /// <summary>Whether MongoDB is the store, and not the embedded one.</summary>
    internal bool UsesMongoDb { get; set; }

    /// <summary>Whether the messages go to the dev phone of this process.</summary>
    internal bool UsesDevPhone { get; set; }

    /// <summary>What was decided for development alone, to be said at start.</summary>
    internal List<string> Notices { get; } = [];
}
