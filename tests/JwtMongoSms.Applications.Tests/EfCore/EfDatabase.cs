using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Applications.Tests.EfCore;

/// <summary>An empty database of its own for each test.</summary>
internal sealed class EfDatabase : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("jwtmongosms-ef-");
    private readonly string connectionString;

    private EfDatabase() => connectionString = $"Data Source={Path.Combine(folder.FullName, "app.db")}";

    public static async Task<EfDatabase> CreateAsync()
    {
        var database = new EfDatabase();
        await using var services = database.AddTo(new ServiceCollection()).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StoreContext>();
        await context.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return database;
    }

    public IServiceCollection AddTo(IServiceCollection services)
        => services.AddDbContext<StoreContext>(options => options.UseSqlite(connectionString));

    public void Dispose()
    {
        using (var connection = new SqliteConnection(connectionString))
            SqliteConnection.ClearPool(connection);

        folder.Delete(recursive: true);
    }
}
