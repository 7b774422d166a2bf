using System.Net;
using MongoDB.Bson;
using MongoDB.Driver.Core.Clusters;
using MongoDB.Driver.Core.Servers;

namespace JwtMongoSms.MongoDb.Connection;

/// <summary>Identifies the process that takes writes. Another one, or the same one started again, may have other data.</summary>
internal sealed record PrimaryIdentity(EndPoint EndPoint, ElectionId? Election, ObjectId? Process)
{
    /// <returns><see langword="null"/> while no process is known to take writes.</returns>
    public static PrimaryIdentity? Find(ClusterDescription cluster)
    {
        foreach (var server in cluster.Servers)
        {
            if (server.State == ServerState.Connected && server.Type.IsWritable())
                return new PrimaryIdentity(server.EndPoint, server.ElectionId, server.TopologyVersion?.ProcessId);
        }

        return null;
    }
}
