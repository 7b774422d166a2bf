namespace JwtMongoSms.Conventions.Tests.Sources;

/// <summary>What the SDKs put in scope of every file.</summary>
internal static class ImplicitUsings
{
    public const string Sdk =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    /// <summary>What Microsoft.NET.Sdk.Web has, Microsoft.NET.Sdk's included.</summary>
    public const string Web = Sdk +
        """
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;
}
