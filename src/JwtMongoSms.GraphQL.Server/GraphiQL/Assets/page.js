// GraphiQL on the endpoint that it was served by. A cookie signs a request in only with the header below.

const root = document.getElementById('graphiql');

const fetcher = async (params, options) => {
  const response = await fetch(root.dataset.endpoint, {
    method: 'POST',
    headers: { ...options?.headers, 'Content-Type': 'application/json', 'X-Requested-With': 'GraphiQL' },
    body: JSON.stringify(params),
  });
  return response.json();
};

ReactDOM.createRoot(root).render(React.createElement(GraphiQL, { fetcher, defaultEditorToolsVisibility: 'headers' }));
