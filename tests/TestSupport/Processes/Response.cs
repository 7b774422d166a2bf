using System.Text.Json;
using Xunit;

namespace TestSupport.Processes;

/// <summary>What a server has answered.</summary>
public sealed record Response(int Status, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The machine-readable code of a problem.</summary>
    public string? Problem => Status >= 400 ? Json.GetProperty("code").GetString() : null;

    public bool IsSuccess => Status is >= 200 and < 300;

    public Response MustBe(int status)
    {
        Assert.True(Status == status, $"The answer is {Status} and not {status}: {Text}");
        return this;
    }

    public void MustBeProblem(int status, string code) => Assert.Equal(code, MustBe(status).Problem);
}
