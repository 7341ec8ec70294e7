# Y dudalen cyn unrhyw sgript: index.html, wedi’i stampio gan src/brand.
page-about = Rhowch wybod am broblem, dilynwch eich achosion, dewiswch sut rydym yn cysylltu â chi, a sgwrsiwch â ni.
page-no-script = Mae angen JavaScript ar y dudalen hon
page-no-script-next = Mae wedi’i ddiffodd, neu ni lwythodd. Gallwch wneud popeth o hyd dros y ffôn, drwy gyfnewid testun, drwy e-bost neu wrth y ddesg.
page-not-started = Nid yw’r dudalen hon wedi cychwyn
page-not-started-next = Efallai bod eich cysylltiad yn araf neu wedi torri, neu fod eich porwr yn rhy hen i’r dudalen hon. Llwythwch y dudalen eto, neu ffoniwch ni: gallwch wneud popeth dros y ffôn.
