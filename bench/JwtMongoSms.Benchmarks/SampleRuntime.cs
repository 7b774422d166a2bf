using System.Text.Json.Nodes;

namespace JwtMongoSms.Benchmarks;

/// <summary>The runtime settings of <c>samples/PhoneSignIn</c>.</summary>
internal static class SampleRuntime
{
    /// <summary>Writes the benchmarks' own runtime settings together with the sample's, for a server that has them.</summary>
    /// <returns>The path of the file.</returns>
    public static async Task<string> WriteAsync(string folder)
    {
        var own = await ReadAsync(Path.Join(AppContext.BaseDirectory, "JwtMongoSms.Benchmarks.runtimeconfig.json"));
        var sample = await ReadAsync(Path.Join(ResultFile.Root, "samples", "PhoneSignIn", "runtimeconfig.template.json"));
        foreach (var (name, value) in sample["configProperties"]!.AsObject())
            own["runtimeOptions"]!["configProperties"]![name] = value!.DeepClone();

        var path = Path.Join(folder, "sample.runtimeconfig.json");
        await File.WriteAllTextAsync(path, own.ToJsonString());
        return path;
    }

    private static async Task<JsonNode> ReadAsync(string path) => JsonNode.Parse(await File.ReadAllTextAsync(path))!;
}
