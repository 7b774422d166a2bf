using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages.Forms;

/// <summary>Keeps a browser's newest flow. Each form has a copy of its own flow, so two tabs don't mix theirs up.</summary>
internal sealed class FlowCookie(HostCookies cookies, PageProtector protector, IOptions<CodeOptions> options)
{
    private const string Name = "jms-flow";

    public PageFlow? Read(HttpContext http) => PageFlow.Unprotect(protector, cookies.Read(http, Name));

    public PageFlow? Read(HttpContext http, PageForm form) => PageFlow.Unprotect(protector, form["flow"]) ?? Read(http);

    // It outlives the code, so that a late user reads that the code has expired and finds the number as typed.
    public void Write(HttpContext http, PageFlow flow)
        => cookies.Write(http, Name, flow.Protect(protector), options.Value.Lifetime + TimeSpan.FromMinutes(30));

    public void Remove(HttpContext http) => cookies.Remove(http, Name);
}
