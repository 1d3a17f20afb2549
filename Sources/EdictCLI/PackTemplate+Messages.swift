extension PackTemplate {
  static let english = """
    # The texts of rules stand in the rules; here is what the words of enumerations are called.
    words: { pupil: pupil, student: student, employed: employed person, retired: pensioner }

    """

  static let chinese = """
    # The texts in another language. What lacks here is said in the first of `languages`.
    words:
      pupil: 中小学生
      student: 大学生
      employed: 在职
      retired: 退休
      other: 其他
      # Questions to people too.
      Does a letter or an identity card show the address?: 信件或身份证能证明住址吗？
    card:
      title: 可以办借书证
      rules:
        lives_here: { title: 住在服务区内, fail: "邮编 {member.postcode} 不在服务区内" }
        address_shown: { title: 已证明住址, fail: 信件和身份证都不能证明住址 }
        nothing_overdue:
          title: 没有长期逾期的书
          fail: "逾期超过 {params.days_of_grace} 天：{titles}"
    fee:
      title: 年费
      rules:
        helper: { title: 在图书馆帮忙, pass: "已帮忙 {years} 年" }
        reduced: { title: 学生优惠, pass: "{member.status}，缴 {params.reduced_fee:money}" }
        by_age: { title: 按年龄 }
    books:
      title: 同时可借册数
      rules:
        everyone: { title: 人人可借 }
        of_age: { title: 成年人 }
        regular: { title: 借过的每一本 }

    """
}
