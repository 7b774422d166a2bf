using JwtMongoSms.Packages.Tests;

[assembly: AssemblyFixture(typeof(PackedSolution))]
