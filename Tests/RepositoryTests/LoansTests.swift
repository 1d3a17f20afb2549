import Foundation
import Testing

@Suite("Tools/loans")
struct LoansTests {
  private func loans(_ arguments: String...) throws -> Command {
    try Command(Repository.here.url("Tools/loans").path, arguments)
  }

  @Test("the same loans on every machine")
  func golden() throws {
    #expect(
      try loans("3").output
        == """
        LoanNr_ChkDgt,Name,City,State,Zip,Bank,BankState,NAICS,ApprovalDate,ApprovalFY,Term,\
        NoEmp,NewExist,CreateJob,RetainedJob,FranchiseCode,UrbanRural,RevLineCr,LowDoc,\
        ChgOffDate,DisbursementDate,DisbursementGross,MIS_Status,ChgOffPrinGr,GrAppv,\
        SBA_Appv
        9000000018,"YAXUMBO, FLIB I.",BILLINGS,MT,59102,SPECIMEN COUNTY BANK,PA,722110,\
        11/17/2004,2005,24,7,1,0,0,1,2,N,N,19-Aug-05,2/28/2005,15000,CHGOFF,5100,15000,10500
        9000000026,"YAXUNDA MOTEL, INC.",PORTLAND,ME,4103,EXAMPLE BANK NATL ASSOC,NC,721110,\
        9/4/2002,2002,84,18,1,0,0,1,0,Y,N,,3/31/2003,5000,P I F,0,5000,4250
        9000000036,"WUZUMBO, DREM L.",SACRAMENTO,CA,95829,"FICTION NATIONAL BANK, N.A.",IL,\
        541110,7/4/2003,2003,41,10,1,0,40,1,1,Y,N,3-Aug-09,10/31/2003,182850,CHGOFF,108100,\
        115000,80500

        """.replacing("\n", with: "\r\n"))
  }

  @Test("fewer loans are the first of more, and another seed gives others")
  func seeds() throws {
    let few = try loans("50", "7").output
    #expect(try loans("200", "7").output.hasPrefix(few))
    #expect(try loans("50", "8").output != few)
    #expect(try loans("50").output == loans("50", "1").output)
  }

  @Test("numbers are unique and of ten digits, and every row has 26 cells")
  func rows() throws {
    let lines = try loans("5000").output.split(separator: "\r\n").dropFirst()
    let numbers = Set(lines.map { $0.prefix { $0 != "," } })
    #expect(lines.count == 5_000)
    #expect(numbers.count == 5_000)
    #expect(numbers.allSatisfy { $0.count == 10 && $0.allSatisfy(\.isNumber) })
    let quoted = #/"(?:[^"]|"")*"/#
    #expect(lines.allSatisfy { $0.replacing(quoted, with: "").count { $0 == "," } == 25 })
  }

  @Test("no loans are a header alone")
  func none() throws {
    #expect(try loans("0").output.hasSuffix("GrAppv,SBA_Appv\r\n"))
  }

  @Test(
    "a wrong use is refused",
    arguments: [
      ([], "one or two arguments are expected"),
      (["1", "2", "3"], "one or two arguments are expected"),
      (["many"], "`many` is not a number of loans of at most 7 digits"),
      (["-1"], "`-1` is not a number of loans of at most 7 digits"),
      (["1.5"], "`1.5` is not a number of loans of at most 7 digits"),
      (["12345678"], "`12345678` is not a number of loans of at most 7 digits"),
      (["1", "x"], "`x` is not a seed of at most 18 digits"),
    ] as [([String], String)])
  func wrongUse(arguments: [String], text: String) throws {
    let command = try Command(Repository.here.url("Tools/loans").path, arguments)
    #expect(command.status == 64)
    #expect(command.output == "")
    #expect(
      command.errors == """
        loans: \(text)
        usage: Tools/loans N [SEED]     N invented loans as CSV; SEED is 1 unless given

        """)
  }
}
