namespace JwtMongoSms.Conventions.Tests.Sources;

/// <summary>A C# file, its path counted from the repository's root with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text);
