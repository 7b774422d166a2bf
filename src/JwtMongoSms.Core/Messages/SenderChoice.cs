using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Messages;

/// <summary>Chooses the sender among those that the configuration may name, once the configuration is complete.</summary>
/// <param name="candidates">The senders. The first that is configured sends; the last does when none is.</param>
internal sealed class SenderChoice(params IReadOnlyList<SenderChoice.Candidate> candidates)
{
    public IEnumerable<ServiceDescriptor> Services => candidates.Select(candidate => candidate.Service);

    /// <summary>Gets the type of the sender.</summary>
    public Type Choose(IServiceProvider services)
        => (candidates.FirstOrDefault(candidate => candidate.IsConfigured(services)) ?? candidates[^1]).Service.ServiceType;

    /// <summary>A sender and whether its account is configured.</summary>
    internal sealed record Candidate(ServiceDescriptor Service, Func<IServiceProvider, bool> IsConfigured)
    {
        public static Candidate For<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSender>(
            Func<IServiceProvider, bool> isConfigured)
            where TSender : HttpMessageSender
            => new(ServiceDescriptor.Singleton<TSender, TSender>(), isConfigured);
    }
}
