# Y dudalen cyn unrhyw sgript: index.html, wedi’i stampio gan src/brand.
page-about = Rhowch wybod am broblem, dilynwch eich achosion, dewiswch sut rydym yn cysylltu â chi, a sgwrsiwch â ni.
page-no-script = Mae angen JavaScript ar y dudalen hon
page-no-script-next = Mae wedi’i ddiffodd, neu ni lwythodd. Gallwch wneud popeth o hyd dros y ffôn, drwy gyfnewid testun, drwy e-bost neu wrth y ddesg.
page-not-started = Ni allai’r dudalen hon gychwyn
page-not-started-next = Efallai bod eich porwr yn rhy hen, neu fod y cysylltiad wedi torri. Llwythwch y dudalen eto, neu ffoniwch ni: gallwch wneud popeth dros y ffôn.
