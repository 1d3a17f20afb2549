import Foundation
import Records
import TestSupport
import Testing

@Suite("real loans")
struct LoansTests {
  static let fields = #"""
    "number": {"type": "string", "x-column": "LoanNr_ChkDgt"},
    "borrower": {"type": "string", "x-column": "Name", "x-personal": "borrower"},
    "city": {"type": "string", "x-column": "City"},
    "state": {"type": "string", "x-column": "State", "minLength": 2, "maxLength": 2},
    "zip": {"type": "string", "x-column": "Zip"},
    "bank": {"type": "string", "x-column": "Bank"},
    "bank_state": {"type": "string", "x-column": "BankState"},
    "naics": {"type": "string", "x-column": "NAICS", "x-format": {"unknown": ["0"]}},
    "approved_on": {"type": "string", "format": "date", "x-column": "ApprovalDate", "x-format": "M/D/YYYY"},
    "fiscal_year": {"type": "integer", "x-column": "ApprovalFY", "minimum": 1900, "maximum": 2100},
    "term": {"type": "integer", "x-column": "Term", "minimum": 0, "x-unit": "months"},
    "staff": {"type": "integer", "x-column": "NoEmp", "minimum": 0},
    "is_new": {"type": "boolean", "x-column": "NewExist", "x-format": {"true": ["2"], "false": ["1"], "unknown": ["0"]}},
    "jobs_created": {"type": "integer", "x-column": "CreateJob", "minimum": 0},
    "jobs_retained": {"type": "integer", "x-column": "RetainedJob", "minimum": 0},
    "franchise": {"type": "string", "x-column": "FranchiseCode"},
    "area": {"type": "string", "x-column": "UrbanRural", "enum": ["1", "2"], "x-format": {"unknown": ["0"]}},
    "revolving": {"type": "string", "x-column": "RevLineCr"},
    "low_doc": {"type": "string", "x-column": "LowDoc"},
    "charged_off_on": {"type": "string", "format": "date", "x-column": "ChgOffDate", "x-format": "D-Mon-YY"},
    "disbursed_on": {"type": "string", "format": "date", "x-column": "DisbursementDate", "x-format": {"date": "M/D/YYYY"}},
    "disbursed": {"type": "number", "x-column": "DisbursementGross", "x-format": "thousands"},
    "status": {"type": "string", "x-column": "MIS_Status", "enum": ["P I F", "CHGOFF"]},
    "charged_off": {"type": "number", "x-column": "ChgOffPrinGr", "minimum": 0},
    "gross_approved": {"type": "number", "x-column": "GrAppv", "minimum": 0},
    "guaranteed": {"type": "number", "x-column": "SBA_Appv", "minimum": 0}
    """#

  static func type() throws -> DossierType {
    let loan = try recordType(
      "loan", fields: fields, required: #"["number", "approved_on", "gross_approved"]"#,
      more: #""x-id": "number", "x-name": "borrower","#)
    return DossierType(recordTypes: [loan], subject: 0)
  }

  private static let header = """
    LoanNr_ChkDgt,Name,City,State,Zip,Bank,BankState,NAICS,ApprovalDate,ApprovalFY,Term,NoEmp,\
    NewExist,CreateJob,RetainedJob,FranchiseCode,UrbanRural,RevLineCr,LowDoc,ChgOffDate,\
    DisbursementDate,DisbursementGross,MIS_Status,ChgOffPrinGr,GrAppv,SBA_Appv
    """

  @Test("a row in the form of the agency's file becomes a dossier")
  func row() throws {
    let rows = """
      \(Self.header)
      1000093009,"SMITH ""AND"" SONS, INC",UNION,NJ,07083,"BANK, N.A.",SD,0,6/2/1980,1980,45,45,0,\
      0,0,1,0,N,N,24-Jun-91,7/22/1980,"1,600,000.5",CHGOFF,208959,1600000,499998

      """
    #expect(
      outcomes(bytes(rows), try Self.type()) == [
        #"1 line 2: {"loan":{"approved_on":"1980-06-02","bank":"BANK, N.A.","bank_state":"SD","#
          + #""borrower":"SMITH \"AND\" SONS, INC","charged_off":208959,"#
          + #""charged_off_on":"1991-06-24","city":"UNION","disbursed":1600000.5,"#
          + #""disbursed_on":"1980-07-22","fiscal_year":1980,"franchise":"1","#
          + #""gross_approved":1600000,"guaranteed":499998,"jobs_created":0,"jobs_retained":0,"#
          + #""low_doc":"N","number":"1000093009","revolving":"N","staff":45,"state":"NJ","#
          + #""status":"CHGOFF","term":45,"zip":"07083"}}"#
      ])
  }

  @Test("the whole file is read and no loan is refused")
  func file() throws {
    guard let url = SharedFolder.url("data/sba-loans/loans.csv") else { return }
    let reader = DossierReader(type: try Self.type(), source: try FileSource(path: url.path))
    var count = 0
    var refused: [String] = []
    var last = (id: "", name: String?.none, place: RecordPlace(line: 0, number: 0))
    while let reading = try reader.next() {
      switch reading {
      case .dossier(let dossier, let place):
        count += 1
        last = (dossier.subjectID, dossier.subjectName, place)
      case .refused(let error): refused.append(error.description)
      }
    }
    #expect(refused.prefix(5) == [])
    #expect(count == 11_214)
    #expect(last.place == RecordPlace(line: 11_215, number: 11_214))
    #expect(last.id.count == 10 && last.name != nil)
    #expect(reader.bytesRead == 1_865_105)
  }
}
