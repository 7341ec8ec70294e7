# Eisoes wedi’i adrodd gerllaw.
nearby-title = A oes rhywun wedi rhoi gwybod eisoes?
nearby-about = { $count ->
    [zero] Nid oes adroddiad agored ger { $place }.
    [one] Mae { $count } adroddiad agored ger { $place }. Ai’r un peth yw e?
    [two] Mae { $count } adroddiad agored ger { $place }. A yw un ohonynt yr un peth?
    [few] Mae { $count } adroddiad agored ger { $place }. A yw un ohonynt yr un peth?
    [many] Mae { $count } adroddiad agored ger { $place }. A yw un ohonynt yr un peth?
   *[other] Mae { $count } adroddiad agored ger { $place }. A yw un ohonynt yr un peth?
 }
nearby-look = Gweld beth sydd wedi’i adrodd yno
nearby-since = Adroddwyd: { $day }. { $state }
nearby-followers = { $count ->
    [zero] Nid oes neb arall eisiau clywed
    [one] Mae { $count } person arall eisiau clywed hefyd
    [two] Mae { $count } berson arall eisiau clywed hefyd
    [few] Mae { $count } pherson arall eisiau clywed hefyd
    [many] Mae { $count } pherson arall eisiau clywed hefyd
   *[other] Mae { $count } o bobl eraill eisiau clywed hefyd
 }
nearby-join = Dyna f’un i hefyd: dywedwch wrthyf amdano
nearby-pass = Un arall yw f’un i
nearby-join-title = Rydym yn dweud wrthych chi hefyd
nearby-join-about = Nid oes dim yn cael ei adrodd ddwywaith. Cewch glywed bob tro y bydd ei gyflwr yn newid.
nearby-guest = Nid oes angen cyfrif arnoch.
nearby-tell = Dywedwch wrthyf amdano
nearby-joining = Un eiliad…
nearby-closed = Caewyd yr adroddiad hwnnw yn y cyfamser. Ewch yn ôl ac adroddwch eich un chi.
nearby-told-title = Rydym yn dweud wrthych beth sy’n digwydd
nearby-told = Rydych yn dilyn yr adroddiad hwn
nearby-asked = Fe ofynnoch i ni: { $when }
nearby-keep-about = Gyda hi gallwch weld beth sy’n digwydd. Gall unrhyw un sydd â’r ddolen wneud yr un peth. Mae’r ddyfais hon yn ei chofio hefyd.
nearby-draft = Eich drafft eich hun
nearby-draft-about = Mae’n dal ar y ddyfais hon, ac ni chafodd ei anfon.
nearby-draft-delete = Dileu fy nrafft
