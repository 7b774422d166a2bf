using JwtMongoSms.AspNetCore.Cookies.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>The flow that a browser is in. A form has its own copy, so that two tabs don't mix theirs up.</summary>
internal sealed class FlowCookie(OwnCookies cookies, Seal seal, IOptions<LoginOptions> options)
{
    private const string Name = "jms-flow";

    public PageFlow? Read(HttpContext http) => PageFlow.Open(seal, cookies.Read(http, Name));

    public PageFlow? Read(HttpContext http, PageForm form) => PageFlow.Open(seal, form["flow"]) ?? Read(http);

    // Longer than the code lives: whoever comes late is told so, and finds the number as it was typed.
    public void Write(HttpContext http, PageFlow flow) => cookies.Write(http, Name, flow.Close(seal), options.Value.Codes.Lifetime + TimeSpan.FromMinutes(30));

    public void Remove(HttpContext http) => cookies.Remove(http, Name);
}
