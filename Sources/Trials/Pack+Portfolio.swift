internal import Policies

extension Pack {
  /// The parameters and tables that only decisions over the portfolio read, so that no case, which has
  /// one dossier, can try them.
  var readByPortfolioOnly: (parameters: Set<String>, tables: Set<String>) {
    func read(
      _ names: KeyPath<Reads, Set<String>>, _ isOverPortfolio: Bool
    ) -> Set<String> {
      decisions.filter { $0.isOverPortfolio == isOverPortfolio }
        .reduce(into: []) { $0.formUnion($1.allReads[keyPath: names]) }
    }
    return (
      read(\.parameters, true).subtracting(read(\.parameters, false)),
      read(\.tables, true).subtracting(read(\.tables, false))
    )
  }
}
